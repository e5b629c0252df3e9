using MarsNetCheck.Networks;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Tests.Peers;

/// <summary>Scopes for stages that are tested by themselves.</summary>
internal static class Scopes
{
    /// <summary>Long enough for anything on loopback.</summary>
    public static ProbeScope Patient(INetwork network) => new(network, TimeSpan.FromSeconds(20), CancellationToken.None, CancellationToken.None);

    /// <summary>For a peer that is silent.</summary>
    public static ProbeScope Short(INetwork network) => new(network, TimeSpan.FromMilliseconds(300), CancellationToken.None, CancellationToken.None);
}
