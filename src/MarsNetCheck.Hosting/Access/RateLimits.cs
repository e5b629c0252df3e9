using System.Net;
using System.Threading.RateLimiting;

namespace MarsNetCheck.Hosting.Access;

/// <summary>How often each caller may ask.</summary>
internal sealed class RateLimits : IDisposable
{
    private readonly PartitionedRateLimiter<RateKey> _limiter =
        PartitionedRateLimiter.Create<RateKey, RateKey>(key => RateLimitPartition.GetTokenBucketLimiter(key, k => OptionsOf(k.Class)));

    /// <summary>Counts a request.</summary>
    /// <returns>How long to wait before the next try if there were too many; null if the request may pass.</returns>
    public TimeSpan? Count(RateClass rate, IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(RateKey.Of(rate, address));
        return lease.IsAcquired ? null : WaitOf(lease);
    }

    /// <summary>True if the caller has used up what it may ask, without counting anything.</summary>
    public bool IsUsedUp(RateClass rate, IPAddress? address) => _limiter.GetStatistics(RateKey.Of(rate, address)) is { CurrentAvailablePermits: < 1 };

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private static TimeSpan WaitOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);

    private static TokenBucketRateLimiterOptions OptionsOf(RateClass rate) => rate switch
    {
        RateClass.Act => Bucket(10, 1, TimeSpan.FromSeconds(2)),
        RateClass.Probe => Bucket(60, 20, TimeSpan.FromSeconds(1)),
        RateClass.FailedLogin => Bucket(10, 1, TimeSpan.FromSeconds(6)),
        _ => Bucket(1000, 500, TimeSpan.FromSeconds(1)),
    };

    private static TokenBucketRateLimiterOptions Bucket(int atOnce, int each, TimeSpan period) => new()
    {
        TokenLimit = atOnce,
        TokensPerPeriod = each,
        ReplenishmentPeriod = period,
        QueueLimit = 0,
    };
}
