namespace MarsNetCheck.Hosting.Runs;

/// <summary>How far the run is that is under way.</summary>
/// <param name="Began">When it began.</param>
/// <param name="Reason">Why.</param>
/// <param name="Done">How many endpoints have an attempt that is done.</param>
/// <param name="Endpoints">How many endpoints it probes.</param>
public sealed record RunProgress(DateTimeOffset Began, RunReason Reason, int Done, int Endpoints);
