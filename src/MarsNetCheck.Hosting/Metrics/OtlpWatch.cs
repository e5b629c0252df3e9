using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary>Says when pushes begin to fail and when they work again, once each: the exporter itself says nothing. Ends those that the program has no time for any more.</summary>
internal sealed partial class OtlpWatch(ILogger<OtlpWatch> log, OtlpEnd end) : DelegatingHandler
{
    private bool _failing;

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        try
        {
            return Note(request, base.Send(request, limit.Token));
        }
        catch (Exception e) when (Note(request, e))
        {
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        try
        {
            return Note(request, await base.SendAsync(request, limit.Token));
        }
        catch (Exception e) when (Note(request, e))
        {
            throw;
        }
    }

    private HttpResponseMessage Note(HttpRequestMessage request, HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode && !_failing)
            Refused(request.RequestUri, (int)answer.StatusCode);
        if (answer.IsSuccessStatusCode && _failing)
            Works(request.RequestUri);
        _failing = !answer.IsSuccessStatusCode;
        return answer;
    }

    private bool Note(HttpRequestMessage request, Exception error)
    {
        if (!_failing)
            Failed(request.RequestUri, error is OperationCanceledException ? "no answer in time" : error.Message);
        _failing = true;
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Metrics cannot be pushed to {Address}: {Problem}; the next push tries again.")]
    private partial void Failed(Uri? address, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The collector at {Address} does not take what is pushed: HTTP {Status}; the next push tries again.")]
    private partial void Refused(Uri? address, int status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Pushes to {Address} work again.")]
    private partial void Works(Uri? address);
}
