using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Peers;
using MarsNetCheck.Simulation.Tls;

namespace MarsNetCheck.Simulation.Faults;

/// <summary>A proxy that does not do what it is asked for. The scope is the destinations.</summary>
internal sealed record ProxyFault : Fault
{
    /// <summary>What it says before it is asked, as no proxy does; null for nothing.</summary>
    public Reply? Greeting { get; init; }

    /// <summary>What it answers to a request; null if it does what it is asked for.</summary>
    public Func<HttpRequest, Reply>? Answer { get; init; }

    /// <summary>The certificate of the https:// proxy; null for a good one.</summary>
    public Func<CertificateStock, string, ServerIdentity>? Identity { get; init; }
}
