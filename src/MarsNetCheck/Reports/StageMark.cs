namespace MarsNetCheck.Reports;

/// <summary>How a stage of an endpoint is shown.</summary>
/// <param name="Kind">What became of the stage.</param>
/// <param name="Status">The HTTP status that says how it failed; null if a sign says it.</param>
public sealed record StageMark(StageMarkKind Kind, int? Status = null);
