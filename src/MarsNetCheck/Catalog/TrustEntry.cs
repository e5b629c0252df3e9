using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>A trust set as the file holds it, with the sources that only the file needs.</summary>
internal sealed record TrustEntry(string Source, ImmutableArray<string?> RootSources, TrustSet Set);
