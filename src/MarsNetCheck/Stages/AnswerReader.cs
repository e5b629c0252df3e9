using System.Collections.Immutable;
using System.Text;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>Reads the bounded part of an HTTP answer that is kept.</summary>
internal static class AnswerReader
{
    private const int MaxHeaders = 64;
    private const int MaxValue = 1024;

    /// <summary>How much of a body is kept. A sign-in discovery document is about 2 KB, a block page rarely more than 8.</summary>
    private const int MaxBody = 16 * 1024;

    /// <summary>Fields whose values may hold the tokens of a login.</summary>
    private static readonly ImmutableArray<string> _login = ["Proxy-Authenticate", "WWW-Authenticate", "Proxy-Authentication-Info", "Authentication-Info"];

    private const string Removed = "(removed)";

    /// <summary>Fields that may carry a secret of somebody: their values are never kept.</summary>
    private static readonly ImmutableArray<string> _secret = ["Set-Cookie", "Set-Cookie2", "Authorization", "Proxy-Authorization", "Cookie"];

    /// <summary>The status line and the header fields.</summary>
    public static AnswerFact ReadHead(HttpResponseMessage response, DateTimeOffset receivedAt) => new()
    {
        Status = (int)response.StatusCode,
        Reason = string.IsNullOrEmpty(response.ReasonPhrase) ? null : Shorten(Printable.Clean(response.ReasonPhrase)),
        Headers = [.. Fields(response).Take(MaxHeaders)],
        Date = response.Headers.Date,
        ReceivedAt = receivedAt,
    };

    /// <summary>Reads the beginning of the body into the answer. What goes wrong on the way is thrown; what came before is kept in <paramref name="keep"/>.</summary>
    public static async Task ReadBodyAsync(HttpResponseMessage response, Action<string, bool> keep, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBody];
        var length = 0;
        var ended = false;
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (!ended && length < buffer.Length)
            {
                var count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                ended = count == 0;
                length += count;
            }
        }
        finally
        {
            keep(TextOf(buffer.AsSpan(0, length)), !ended && response.Content.Headers.ContentLength != length);
        }
    }

    /// <summary>The beginning of a body as it is kept.</summary>
    public static string TextOf(ReadOnlySpan<byte> body) => Printable.Clean(Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxBody)]), lines: true);

    private static IEnumerable<HeaderFact> Fields(HttpResponseMessage response) =>
        from field in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
        from value in field.Value
        select new HeaderFact(field.Key, IsOf(_secret, field.Key) ? Removed : Shorten(Printable.Clean(IsOf(_login, field.Key) ? AuthChallenge.WithoutTokens(value) : value)));

    private static bool IsOf(ImmutableArray<string> fields, string name) => fields.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Shorten(string value) => value.Length <= MaxValue ? value : value[..MaxValue];
}
