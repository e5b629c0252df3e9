namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>The tests that ask the same fleet.</summary>
[CollectionDefinition]
public sealed class WatchedFleetCollection : ICollectionFixture<WatchedFleet>;
