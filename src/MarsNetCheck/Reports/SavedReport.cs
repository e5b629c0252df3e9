using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>What a saved report holds besides its judgement: the run and all its evidence, ready to be judged again.</summary>
public sealed record SavedReport
{
    /// <summary>The version of the program that probed.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>True if the run was stopped before it was done.</summary>
    public bool Interrupted { get; init; }

    /// <summary>All that was observed.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>The report with what the rules make of its evidence now.</summary>
    public Report Judge(Diagnostician diagnostician)
    {
        ArgumentNullException.ThrowIfNull(diagnostician);
        return new Report
        {
            ToolVersion = ToolVersion,
            StartedAt = StartedAt,
            Duration = Duration,
            Interrupted = Interrupted,
            Evidence = Evidence,
            Judgement = diagnostician.Judge(Evidence),
        };
    }
}
