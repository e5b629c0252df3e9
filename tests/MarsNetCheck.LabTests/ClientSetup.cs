using System.Collections.Immutable;

namespace MarsNetCheck.LabTests;

/// <summary>What is particular to the client in one test.</summary>
internal sealed record ClientSetup
{
    /// <summary>Whose authorities the client trusts: <c>lab</c>, or <c>corporate</c> for those of the proxy that inspects TLS, too.</summary>
    public string Trust { get; init; } = "lab";

    /// <summary>Environment variables, as NAME=VALUE.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];
}
