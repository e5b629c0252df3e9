using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MarsNetCheck.Hosting.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace MarsNetCheck.Hosting.Access;

/// <summary>
/// Who may ask: whoever shows the token or a client certificate, where either is configured; elsewhere whoever is on this machine, and whom the program
/// that hosts the service lets in by its own authorization. A program shows the token as
/// <c>Bearer</c> (RFC 6750); a browser asks the user for it and sends it as the password of <c>Basic</c> (RFC 7617), with any name: there is then no
/// session to steal, to keep or to end, and <see cref="SiteCheck"/> refuses what another site makes the browser send.
/// </summary>
internal sealed class Login(SecretToken? token, ClientTrust? clients, TimeProvider time)
{
    private const int MaxHeader = 1024;

    /// <summary>Reads what the settings name.</summary>
    /// <exception cref="MarsNetCheck.Settings.SettingsException">A file cannot be used.</exception>
    public static Login Read(AccessSettings settings, TimeProvider time) => new(
        settings.TokenFile is { } file ? SecretToken.Read(file) : null,
        settings.ClientCa is { } authority ? ClientTrust.Read(authority) : null,
        time);

    /// <summary>The schemes that a caller may log in by, as they stand in <c>WWW-Authenticate</c>; empty if no token is configured.</summary>
    public string[] Challenges => token is null ? [] : ["Bearer realm=\"MarsNetCheck\"", "Basic realm=\"MarsNetCheck\", charset=\"UTF-8\""];

    /// <summary>Looks at who asks.</summary>
    public LoginOutcome Check(HttpContext context)
    {
        if (token is null && clients is null)
            return IsLocal(context.Connection.RemoteIpAddress) || IsAuthorizedByHost(context) ? LoginOutcome.Admitted : LoginOutcome.Stranger;
        if (clients is not null && context.Connection.ClientCertificate is { } certificate && clients.Trusts(certificate, time))
            return LoginOutcome.Admitted;
        if (context.Request.Headers.Authorization.Count == 0)
            return LoginOutcome.Missing;
        return token is not null && ShownIn(context.Request.Headers.Authorization.ToString()) is { } shown && token.Is(shown) ? LoginOutcome.Admitted : LoginOutcome.Wrong;
    }

    // Pipes, Unix sockets and servers within the process know no address.
    private static bool IsLocal(IPAddress? caller) => caller is null || IPAddress.IsLoopback(caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4() : caller);

    // ASP.NET Core refuses to answer at such an endpoint if nothing looked at the authorization.
    private static bool IsAuthorizedByHost(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } metadata && metadata.GetMetadata<IAuthorizeData>() is not null && metadata.GetMetadata<IAllowAnonymous>() is null;

    private static string? ShownIn(string header)
    {
        if (header.Length > MaxHeader || !AuthenticationHeaderValue.TryParse(header, out var value) || value.Parameter is not { } parameter)
            return null;
        if (string.Equals(value.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase))
            return parameter;
        return string.Equals(value.Scheme, "Basic", StringComparison.OrdinalIgnoreCase) ? PasswordIn(parameter) : null;
    }

    private static string? PasswordIn(string base64)
    {
        Span<byte> bytes = stackalloc byte[MaxHeader];
        if (!Convert.TryFromBase64String(base64, bytes, out var count))
            return null;
        var text = Encoding.UTF8.GetString(bytes[..count]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : text[(colon + 1)..];
    }
}
