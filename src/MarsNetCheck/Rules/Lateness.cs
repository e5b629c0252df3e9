using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>How late this program was in a run, because the machine was busy: what a wait took longer by than it took in truth.</summary>
internal static class Lateness
{
    /// <summary>Half of the connections whose round trip the kernel measured were seen to open later by at least this; nothing where it measured none.</summary>
    public static TimeSpan Of(Evidence evidence) =>
        Median.Of(evidence.Targets.SelectMany(t => t.Main).Select(t => t.Connect).OfType<ConnectFact>()
            .Where(c => c.RoundTrip is not null).Select(c => c.Duration - c.RoundTrip!.Value)) ?? TimeSpan.Zero;
}
