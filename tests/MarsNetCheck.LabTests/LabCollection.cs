namespace MarsNetCheck.LabTests;

/// <summary>All tests share one lab, and take turns in it.</summary>
[CollectionDefinition(Name)]
public sealed class LabCollection : ICollectionFixture<Lab>
{
    /// <summary>The name that a test class gives.</summary>
    public const string Name = "lab";
}
