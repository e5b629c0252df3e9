using System.Security.Cryptography;
using System.Text;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Stages;

/// <summary>What Digest sends (RFC 7616 section 3.4), and to a challenge without qop what came before it (RFC 2069).</summary>
internal static class DigestResponse
{
    private const string FirstUse = "00000001";

    /// <summary>The value of Proxy-Authorization for a challenge that has a realm and a nonce; null if its algorithm or qop is not spoken here.</summary>
    public static string? Of(AuthChallenge challenge, ProxyCredentials credentials, string method, string uri, string clientNonce)
    {
        var algorithm = challenge.Parameter("algorithm");
        var session = algorithm?.EndsWith("-sess", StringComparison.OrdinalIgnoreCase) == true;
        var offered = challenge.Parameter("qop")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (HashOf(session ? algorithm![..^"-sess".Length] : algorithm) is not { } hash)
            return null;
        if (offered.Length > 0 && !offered.Contains("auth", StringComparer.OrdinalIgnoreCase))
            return null;

        var (realm, nonce, user) = (challenge.Parameter("realm")!, challenge.Parameter("nonce")!, credentials.UserName!);
        var secret = hash($"{user}:{realm}:{credentials.Password}");
        if (session)
            secret = hash($"{secret}:{nonce}:{clientNonce}");
        var use = offered.Length > 0 ? $"{nonce}:{FirstUse}:{clientNonce}:auth" : nonce;
        var text = new StringBuilder("Digest username=").Append(Quote(user))
            .Append(", realm=").Append(Quote(realm)).Append(", nonce=").Append(Quote(nonce)).Append(", uri=").Append(Quote(uri))
            .Append(", response=").Append(Quote(hash($"{secret}:{use}:{hash($"{method}:{uri}")}")));
        if (algorithm is not null)
            text.Append(", algorithm=").Append(algorithm);
        if (challenge.Parameter("opaque") is { } opaque)
            text.Append(", opaque=").Append(Quote(opaque));
        if (offered.Length > 0)
            text.Append(", qop=auth, nc=").Append(FirstUse);
        if (offered.Length > 0 || session)
            text.Append(", cnonce=").Append(Quote(clientNonce));
        return text.ToString();
    }

    private static Func<string, string>? HashOf(string? algorithm) => algorithm?.ToUpperInvariant() switch
    {
#pragma warning disable CA5351 // The proxy chooses; RFC 7616 section 3.3 takes MD5 where it names none.
        null or "MD5" => static text => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text))),
#pragma warning restore CA5351
        "SHA-256" => static text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        _ => null,
    };

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
