using System.Net;
using MarsNetCheck.Simulation.Names;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Faults;

/// <summary>A DNS server that answers otherwise, late, or not at all.</summary>
internal sealed record DnsFault : Fault
{
    /// <summary>The answer instead of the genuine one, which is given; null, or a null answer, for silence.</summary>
    public Func<Site?, ZoneAnswer, ZoneAnswer?>? Answer { get; init; }

    /// <summary>How late the answer comes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>True if TCP is spared.</summary>
    public bool UdpOnly { get; init; }

    /// <summary>The one server that is struck; null for all.</summary>
    public IPEndPoint? Server { get; init; }

    /// <summary>True if names that do not exist are struck too.</summary>
    public bool UnknownNames { get; init; }

    /// <summary>True if a question to a server is struck.</summary>
    public bool Strikes(Site? site, IPEndPoint server) =>
        (Server is null || Server.Equals(server)) && (site is null ? UnknownNames : Scope.Covers(site));
}
