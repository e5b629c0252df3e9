using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>What tells a genuine answer of an endpoint from one that something on the path made up.</summary>
public sealed record ExpectedAnswer
{
    /// <summary>HTTP statuses (100 to 599) that the genuine service gives; empty if any will do.</summary>
    public ImmutableArray<int> Statuses { get; init; } = [];

    /// <summary>The exact body, for a connectivity probe; null if the body is free.</summary>
    public string? Body { get; init; }

    /// <summary>Headers that only the genuine service sends, name to the beginning of the value ("" for any value); one of them is proof enough.</summary>
    public ImmutableSortedDictionary<string, string> ProofHeaders { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Members that the JSON body has, name to exact text ("" for any value); empty if the body is no JSON.</summary>
    public ImmutableSortedDictionary<string, string> JsonMembers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Request headers that the service wants; empty for none.</summary>
    public ImmutableSortedDictionary<string, string> RequestHeaders { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
