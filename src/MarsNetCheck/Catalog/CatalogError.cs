namespace MarsNetCheck.Catalog;

/// <summary>One thing that is wrong in a catalog file or in a selection from it: where, what, and what to write instead.</summary>
public sealed record CatalogError
{
    /// <summary>The JSON path (<c>$.clouds[0].endpoints[3].url</c>), the line and column of malformed JSON, <c>file</c>, or the part of the selection (<c>region</c>).</summary>
    public required string Path { get; init; }

    /// <summary>What is wrong, without a full stop.</summary>
    public required string Problem { get; init; }

    /// <summary>What to do about it, without a full stop; starts with a verb or asks "did you mean".</summary>
    public required string Mend { get; init; }

    /// <summary>The error on one line: place, problem, mend.</summary>
    public override string ToString() => $"{Path}: {Problem}; {Mend}";
}
