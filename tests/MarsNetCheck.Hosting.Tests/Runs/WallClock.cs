using Microsoft.Extensions.Time.Testing;

namespace MarsNetCheck.Hosting.Tests.Runs;

/// <summary>A time of the test's own, whose clock on the wall can be set without any time passing.</summary>
internal sealed class WallClock(DateTimeOffset begin) : FakeTimeProvider(begin)
{
    /// <summary>How far the clock is ahead; negative if it was set back.</summary>
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    // The base counts it from the clock on the wall.
    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
