namespace MarsNetCheck.Catalog;

/// <summary>A pattern that at least one edition lists, in its plain spelling, and why there is no host to probe for it; null if there is one.</summary>
internal sealed record KnownRequirement(string Pattern, string Purpose, string? Note, string? NotProbed);
