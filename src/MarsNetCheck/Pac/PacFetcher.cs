using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Pac;

/// <summary>Fetches a PAC script as WinHTTP does: by http or https, never through a proxy, with no credentials, status 200 only, whatever its media type.</summary>
/// <param name="dial">Opens a TCP connection to a host and port; the fetcher owns the stream. It throws what the network did.</param>
/// <param name="failureOf">What an exception of the dial, of TLS or of HTTP means.</param>
/// <param name="time">The clock of the deadline.</param>
internal sealed class PacFetcher(Func<string, int, CancellationToken, Task<Stream>> dial, Func<Exception, Failure> failureOf, TimeProvider time)
{
    /// <summary>The statuses that send a client on (RFC 9110 section 15.4).</summary>
    private static readonly ImmutableArray<HttpStatusCode> _sendingOn =
        [HttpStatusCode.MovedPermanently, HttpStatusCode.Found, HttpStatusCode.SeeOther, HttpStatusCode.TemporaryRedirect, HttpStatusCode.PermanentRedirect];

    /// <summary>The limits; default <see cref="PacFetchLimits.Default"/>.</summary>
    public PacFetchLimits Limits { get; init; } = PacFetchLimits.Default;

    /// <summary>How the certificate of an https URL is judged; null for the platform's way.</summary>
    public RemoteCertificateValidationCallback? Judge { get; init; }

    /// <summary>Fetches the script; what went wrong is in the result.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public async Task<PacFetch> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var asked = new PacFetch { Url = Show(url), State = PacFetchState.UnsupportedUrl };
        if (!IsWeb(url))
            return asked;
        using var deadline = new CancellationTokenSource(Limits.Time, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        PacFetch result;
        try
        {
            result = await FollowAsync(url, asked, linked.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever a dial makes of being cancelled: for the caller it is that.
            cancellationToken.ThrowIfCancellationRequested();
            var failure = deadline.IsCancellationRequested ? Failure.Of(FailureKind.Timeout) : failureOf(error);
            result = asked with { State = PacFetchState.Failed, Failure = failure };
        }
        return result with { Elapsed = time.GetElapsedTime(began) };
    }

    private async Task<PacFetch> FollowAsync(Uri url, PacFetch fetch, CancellationToken cancellationToken)
    {
        using var handler = Handler();
        using var client = new HttpMessageInvoker(handler, disposeHandler: false);
        while (true)
        {
            using var request = Request(url);
            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            fetch = fetch with { Status = (int)response.StatusCode, ContentType = response.Content.Headers.ContentType?.MediaType };
            if (!_sendingOn.Contains(response.StatusCode) || response.Headers.Location is not { } place)
                return await ReadAsync(response, fetch, cancellationToken).ConfigureAwait(false);
            var next = new Uri(url, place);
            if (!IsWeb(next) || fetch.Redirects.Length >= Limits.Redirects)
                return fetch with { State = PacFetchState.BadRedirect };
            fetch = fetch with { Redirects = fetch.Redirects.Add(Show(next)) };
            url = next;
        }
    }

    private async Task<PacFetch> ReadAsync(HttpResponseMessage response, PacFetch fetch, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            return fetch with { State = PacFetchState.WrongStatus };
        if (response.Content.Headers.ContentLength >= Limits.Bytes)
            return fetch with { State = PacFetchState.TooLarge };
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new byte[Limits.Bytes];
            var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (count == bytes.Length)
                return fetch with { State = PacFetchState.TooLarge };
            var text = ScriptText.Decode(bytes.AsSpan(0, count), response.Content.Headers.ContentType?.CharSet);
            return fetch with { State = PacFetchState.Fetched, Bytes = count, Script = PacScript.Load(text) };
        }
    }

    private SocketsHttpHandler Handler() => new()
    {
        ConnectCallback = async (context, token) => await dial(context.DnsEndPoint.Host, context.DnsEndPoint.Port, token).ConfigureAwait(false),
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ResponseDrainTimeout = TimeSpan.Zero,
        ConnectTimeout = Timeout.InfiniteTimeSpan,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = Judge },
    };

    private static HttpRequestMessage Request(Uri url)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Bare(url)));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        return request;
    }

    private static bool IsWeb(Uri url) => url.Scheme is "http" or "https";

    /// <summary>A query may hold a token: that there is one is shown, and not what it says.</summary>
    private static string Show(Uri url) => url.Query.Length == 0 ? Bare(url) : Bare(url).Split('?')[0] + "?...";

    /// <summary>User information is neither sent nor shown.</summary>
    private static string Bare(Uri url) =>
        url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo & ~UriComponents.Fragment, UriFormat.UriEscaped);
}
