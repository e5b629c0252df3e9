using MarsNetCheck.Facts;

namespace MarsNetCheck.Cli.Output;

/// <summary>How far a run has come, by the attempts that are done.</summary>
internal sealed class RunProgress(int endpoints)
{
    private readonly Dictionary<string, bool> _reached = new(StringComparer.Ordinal);

    /// <summary>How many endpoints there are.</summary>
    public int Endpoints { get; } = endpoints;

    /// <summary>How many have at least one attempt that is done.</summary>
    public int Done => _reached.Count;

    /// <summary>Those of which no attempt succeeded so far.</summary>
    public IEnumerable<string> Failing => _reached.Where(p => !p.Value).Select(p => p.Key);

    /// <summary>Takes an attempt into account; controls say nothing of their endpoint.</summary>
    public void Add(Trace trace)
    {
        if (!string.Equals(trace.Purpose, Trace.Main, StringComparison.Ordinal))
            return;
        _reached[trace.Endpoint] = trace.Failure is null || _reached.GetValueOrDefault(trace.Endpoint);
    }
}
