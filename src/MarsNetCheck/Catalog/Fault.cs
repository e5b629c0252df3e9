namespace MarsNetCheck.Catalog;

/// <summary>What is wrong with one value and what to write instead; the place is added by whoever reads the value.</summary>
internal sealed record Fault(string Problem, string Mend);
