namespace MarsNetCheck.Catalog;

/// <summary>A pattern that at least one edition lists, in its plain spelling.</summary>
internal sealed record KnownRequirement(string Pattern, string Purpose, string? Note);
