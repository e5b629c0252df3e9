using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace MarsNetCheck.Diagnosis;

/// <summary>What one rule says of one endpoint, or of the whole run. Claims with one cause become one finding.</summary>
public sealed record Claim
{
    /// <summary>What is claimed.</summary>
    public required RuleDescriptor Rule { get; init; }

    /// <summary>Id of the endpoint; null for a claim about the whole run or a range.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Names the cause: claims of the same code, severity, blame and key have one cause and are reported once. Null: never merged.</summary>
    public string? Key { get; init; }

    /// <summary>Overrides the descriptor's kind: what was reached all the same is remarked on and is no cause; null to keep it.</summary>
    public ClaimKind? Kind { get; init; }

    /// <summary>Overrides the descriptor's severity; null to keep it.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Overrides the descriptor's blame; null to keep it.</summary>
    public Blame? Blame { get; init; }

    /// <summary>True for a remark on what a cause of the same endpoint comes about by: where there is a cause, the remark is dropped.</summary>
    public bool YieldsToCause { get; init; }

    /// <summary>True for a cause that was this run's own lack: it proves nothing of what MARS would get, so the endpoint is inconclusive unless something else is wrong.</summary>
    public bool Unproven { get; init; }

    /// <summary>What fills the <c>{names}</c> of the wording.</summary>
    public ImmutableSortedDictionary<string, string> Arguments { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What a network engineer would ask for: addresses, headers, certificate, ICMP, timings. Not changed after construction.</summary>
    public JsonObject Evidence { get; init; } = [];
}
