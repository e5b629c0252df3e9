using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// How many SYNs were answered only after they had been sent again. The control is those that were answered at once: where they took
/// nearly as long as a SYN waits before it is sent again (1 s, RFC 6298 section 2), the path is slow and lost nothing.
/// </summary>
/// <param name="Answered">The connections that were made, as far as the platform tells of retransmissions.</param>
/// <param name="Late">Those of them that were made only after a retransmission.</param>
internal sealed record SynLoss(int Answered, int Late)
{
    private const int Enough = 50;
    private const int OneIn = 10;

    private static readonly TimeSpan _prompt = TimeSpan.FromMilliseconds(500);

    /// <summary>The share of late ones in percent.</summary>
    public int Percent => Late * 100 / Answered;

    /// <summary>What the run shows; null if too few connections tell, too few were late, or the path is so slow that nothing need have been lost.</summary>
    public static SynLoss? Of(Evidence evidence)
    {
        var connections = Connections(evidence).ToList();
        var late = connections.Count(c => c.Retransmissions > 0);
        if (connections.Count < Enough || late * OneIn < connections.Count)
            return null;
        return Median.Of(connections.Where(c => c.Retransmissions == 0).Select(c => c.Took)) <= _prompt ? new SynLoss(connections.Count, late) : null;
    }

    private static IEnumerable<(int Retransmissions, TimeSpan Took)> Connections(Evidence evidence)
    {
        var attempts = evidence.Targets.SelectMany(t => t.Main).Select(t => t.Connect).OfType<ConnectFact>().Where(c => c.Ok).Select(c => (c.Retransmissions, c.Duration));
        var samples = evidence.Sweeps.SelectMany(s => s.Samples).Where(s => s.Failure is null).Select(s => (s.Retransmissions, s.Duration));
        return attempts.Concat(samples).Where(c => c.Retransmissions is not null).Select(c => (c.Retransmissions!.Value, c.Duration));
    }
}
