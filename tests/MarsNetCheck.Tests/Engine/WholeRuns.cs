namespace MarsNetCheck.Tests.Engine;

/// <summary>Tests that run the whole program: one at a time, so that a busy machine is not taken for a slow network.</summary>
[CollectionDefinition(nameof(WholeRuns), DisableParallelization = true)]
public sealed class WholeRuns;
