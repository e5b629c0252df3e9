using System.Threading.RateLimiting;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Hosting.Api;

/// <summary>Lets as many probes be under way at once as the settings say; some more wait for their turn.</summary>
internal sealed class ProbeGate(ProbeSettings settings) : IDisposable
{
    private const int Waiting = 64;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Clamp(settings.Concurrency, 1, 64),
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for a turn. Whoever gets it disposes it.</summary>
    /// <param name="atMost">How long to wait.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The turn; null if none came in time, or too many wait.</returns>
    public async Task<IDisposable?> EnterAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(atMost);
        try
        {
            var lease = await _limiter.AcquireAsync(1, patience.Token);
            return lease.IsAcquired ? lease : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
