using Microsoft.Extensions.Hosting;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary>How long pushes go on once the program has stopped: the last ones of metrics and of traces share two seconds, or each would have its whole time after the other.</summary>
internal sealed class OtlpEnd : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenRegistration _stopped;

    /// <summary>Creates it.</summary>
    public OtlpEnd(IHostApplicationLifetime lifetime) => _stopped = lifetime.ApplicationStopped.Register(() => _end.CancelAfter(_patience));

    /// <summary>Is cancelled when there is no time for a push any more.</summary>
    public CancellationToken Token => _end.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped.Dispose();
        _end.Dispose();
    }
}
