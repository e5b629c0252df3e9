using System.Collections.Immutable;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What stands in the path and answers TLS.</summary>
internal static class TlsScenarios
{
    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } = [];
}
