using System.Net;
using System.Text;

namespace MarsNetCheck.Stages;

/// <summary>
/// System.Net.Http over one stream that our own stages made: it parses, we observe. A second connection is refused, so that
/// "the peer closed" stays a fact, unless <see cref="Redial"/> says otherwise.
/// </summary>
internal sealed class OneConnection : IDisposable
{
    private const int MaxHeaderKilobytes = 64;

    private readonly SocketsHttpHandler _handler;
    private readonly HttpMessageInvoker _invoker;
    private Stream? _stream;

    /// <summary>Takes over a stream.</summary>
    /// <param name="stream">The stream; disposed with this object.</param>
    /// <param name="proxy">Non-null to send requests in absolute form, as to a proxy (RFC 9112 section 3.2.2).</param>
    public OneConnection(Stream stream, Uri? proxy = null)
    {
        _stream = stream;
        _handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => OpenAsync(),
            UseProxy = proxy is not null,
            Proxy = proxy is null ? null : new WebProxy(proxy),
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            ResponseDrainTimeout = TimeSpan.Zero,
            ActivityHeadersPropagator = null,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ConnectTimeout = Timeout.InfiniteTimeSpan,
        };
        _invoker = new HttpMessageInvoker(_handler, disposeHandler: true);
    }

    /// <summary>Opens another connection when the first is gone; null to refuse.</summary>
    public Func<Task<Stream>>? Redial { get; set; }

    /// <summary>Sends the request and gives the answer as soon as its headers are there.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _invoker.SendAsync(request, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _invoker.Dispose();
        Interlocked.Exchange(ref _stream, null)?.Dispose();
    }

    private async ValueTask<Stream> OpenAsync()
    {
        if (Interlocked.Exchange(ref _stream, null) is { } stream)
            return stream;
        return Redial is { } redial ? await redial().ConfigureAwait(false) : throw new EndOfStreamException();
    }
}
