using System.Collections.Immutable;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>A fault of the lab, as <c>lab/fault</c> puts it in.</summary>
/// <param name="Name">The name of its file in <c>lab/faults</c>.</param>
/// <param name="Targets">The hosts, suffixes or blocks of addresses that it strikes; empty for everything.</param>
internal sealed record LabFault(string Name, params ImmutableArray<string> Targets)
{
    /// <summary>Whose traffic the firewall treats so: <c>client</c> or <c>proxy</c>.</summary>
    public string From { get; init; } = "client";

    /// <summary>The words for <c>lab/fault</c>, without the line of the file that holds <paramref name="line"/>; null for the whole file.</summary>
    public IEnumerable<string> Words(string? line) =>
        [Name, "on", "--from", From, .. line is null ? [] : new[] { "--without", line }, .. Targets];
}
