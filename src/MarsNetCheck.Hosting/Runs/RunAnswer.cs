namespace MarsNetCheck.Hosting.Runs;

/// <summary>What came of asking for a run.</summary>
/// <param name="Started">True if a run was begun.</param>
/// <param name="Wait">How long to wait until one may be begun; null if it was begun, or if one is under way.</param>
public sealed record RunAnswer(bool Started, TimeSpan? Wait);
