using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>One thing that is wrong or worth knowing, who must act, and what to do.</summary>
public sealed record Finding
{
    /// <summary>The finding's name within the report: <c>f1</c>, <c>f2</c>, …</summary>
    public required string Id { get; init; }

    /// <summary>The code, <c>group.what</c>.</summary>
    public required string Code { get; init; }

    /// <summary>How much it weighs.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The stage in which it shows; null if it belongs to none.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Who must act.</summary>
    public required Blame Blame { get; init; }

    /// <summary>One line that names what is wrong.</summary>
    public required string Title { get; init; }

    /// <summary>What was seen and why it means that.</summary>
    public required string Detail { get; init; }

    /// <summary>What to do, one imperative sentence; "" if nothing is to be done.</summary>
    public required string Action { get; init; }

    /// <summary>What a network engineer would ask for. Not changed after construction.</summary>
    public JsonObject Evidence { get; init; } = [];

    /// <summary>The MARS error ids and messages that it shows up as.</summary>
    public ImmutableArray<string> MarsErrors { get; init; } = [];

    /// <summary>The endpoints that it concerns, in catalog order; empty for the whole run.</summary>
    public ImmutableArray<string> Endpoints { get; init; } = [];
}
