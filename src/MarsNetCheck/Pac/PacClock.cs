using System.Globalization;
using Jint.Runtime;

namespace MarsNetCheck.Pac;

/// <summary>What <c>new Date()</c> sees: the moment of the call, so that every run of it sees the same, in the run's own time zone.</summary>
internal sealed class PacClock(DateTimeOffset utc, TimeZoneInfo zone) : DefaultTimeSystem(zone, CultureInfo.InvariantCulture)
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => utc;
}
