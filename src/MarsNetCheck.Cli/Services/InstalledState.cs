namespace MarsNetCheck.Cli.Services;

/// <summary>An installed service, as the operating system describes it.</summary>
internal sealed record InstalledState
{
    /// <summary>True if it runs; null if that cannot be seen, because only its files are there.</summary>
    public required bool? IsRunning { get; init; }

    /// <summary>What it does, in the system's words.</summary>
    public required string State { get; init; }

    /// <summary>The process; null if there is none, or none can be seen.</summary>
    public int? ProcessId { get; init; }

    /// <summary>The account that it runs in.</summary>
    public required string Account { get; init; }

    /// <summary>When it starts, in the system's words.</summary>
    public required string Start { get; init; }

    /// <summary>What it runs.</summary>
    public required string CommandLine { get; init; }

    /// <summary>The file with its settings.</summary>
    public required string Configuration { get; init; }
}
