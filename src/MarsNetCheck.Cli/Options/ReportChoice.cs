using System.Collections.Immutable;

namespace MarsNetCheck.Cli.Options;

/// <summary>What the user wants to get out of a run.</summary>
internal sealed record ReportChoice
{
    /// <summary>The reports to write; at most one of them to standard output.</summary>
    public required ImmutableArray<ReportTarget> Targets { get; init; }

    /// <summary>What the user takes for success.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>True if existing files may be overwritten whatever they are.</summary>
    public bool Force { get; init; }

    /// <summary>How much the terminal shows.</summary>
    public Detail Detail { get; init; } = Detail.Normal;

    /// <summary>True if the attempts are told as they are made, on standard error: the report on standard output does not repeat them.</summary>
    public bool FollowsRun { get; init; }

    /// <summary>True if control codes are not wanted.</summary>
    public bool NoColor { get; init; }
}
