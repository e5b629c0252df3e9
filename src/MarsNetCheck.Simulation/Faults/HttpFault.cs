using MarsNetCheck.Simulation.Peers;

namespace MarsNetCheck.Simulation.Faults;

/// <summary>An HTTP answer that is not the genuine one.</summary>
internal sealed record HttpFault : Fault
{
    /// <summary>The answer to a request, given the genuine one.</summary>
    public required Func<HttpRequest, Reply, Reply> Answer { get; init; }
}
