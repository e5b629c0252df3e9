using System.Net;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>What a connection to the loopback listener pretends to be.</summary>
/// <param name="Remote">The pretended address and port.</param>
/// <param name="Site">The host at that address.</param>
internal sealed record ConnectionPlan(IPEndPoint Remote, Site Site)
{
    /// <summary>True if the client asked for small segments.</summary>
    public bool SmallSegments { get; init; }
}
