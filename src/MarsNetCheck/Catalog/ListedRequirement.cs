namespace MarsNetCheck.Catalog;

/// <summary>One line of one edition: which known requirement it is, how the edition spells it, and whether it demands it.</summary>
internal sealed record ListedRequirement(string Pattern, string Spelling, bool Required, string? Note);
