using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>What flows that went alike have in common. How long silence lasted is no difference.</summary>
internal sealed record FlowKey(FlowProtocol Protocol, IPEndPoint Destination, ProxyServer? Proxy, string Sent, string Outcome, IcmpError? Icmp, string Code)
{
    /// <summary>The key of a flow that ended with <paramref name="failure"/>; null if it ended with an answer.</summary>
    public static FlowKey Of(Flow flow, Failure? failure)
    {
        var outcome = failure is null or { Kind: FailureKind.TunnelRefused } ? flow.Received : Words.Of(failure.Kind);
        return new FlowKey(flow.Protocol, flow.Destination, flow.Route.Proxy, flow.Sent, outcome, flow.Icmp, flow.Code);
    }
}
