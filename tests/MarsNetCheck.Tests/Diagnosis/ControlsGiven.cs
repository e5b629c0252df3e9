using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Diagnosis;

/// <summary>What controls gave, by hand.</summary>
internal static class ControlsGiven
{
    /// <summary>A handshake at the address of an endpoint; healthy unless it failed.</summary>
    public static ControlFact AtAddress(ControlKind kind, Endpoint endpoint, FailureKind? failure)
    {
        var trace = Trace(endpoint, At(endpoint, failure));
        return new ControlFact
        {
            Request = new ControlRequest { Kind = kind, Endpoint = endpoint.Id, Address = trace.Address, Port = endpoint.Port, Route = Route.Direct },
            Trace = trace,
        };
    }

    /// <summary>An attempt at an endpoint by a route of its own.</summary>
    public static ControlFact Went(ControlKind kind, Endpoint endpoint, Attempt attempt, ProxySource? source = null) => new()
    {
        Request = new ControlRequest { Kind = kind, Endpoint = endpoint.Id, Source = source },
        Trace = Trace(endpoint, attempt),
    };

    /// <summary>A connection to the IPv4 address that nobody has.</summary>
    public static ControlFact Unused(FailureKind? failure)
    {
        var request = UnusedAddresses.Request(System.Net.Sockets.AddressFamily.InterNetwork);
        var connect = new ConnectFact { Remote = new IPEndPoint(request.Address!, request.Port), Duration = Attempt.Took(5), Failure = failure is { } kind ? Failure.Of(kind) : null };
        return new ControlFact { Request = request, Trace = new Trace { Id = "u", Endpoint = "", Purpose = "control:unused-address", Route = Route.Direct, Address = request.Address, Connect = connect } };
    }

    /// <summary>What another DNS server says of an endpoint's name.</summary>
    public static ControlFact Answered(Endpoint endpoint, IPEndPoint server, params string[] addresses) => new()
    {
        Request = new ControlRequest { Kind = ControlKind.OtherResolver, Name = endpoint.Host, Server = server },
        Resolve = EvidenceBuilder.Resolved(endpoint, addresses),
    };

    private static Attempt At(Endpoint endpoint, FailureKind? failure)
    {
        var attempt = Attempt.At(EvidenceBuilder.AddressOf(endpoint));
        return failure is { } kind ? attempt.HandshakeFails(kind) : attempt;
    }

    private static Trace Trace(Endpoint endpoint, Attempt attempt) =>
        attempt.Build(endpoint, "c", EvidenceBuilder.Resolved(endpoint, EvidenceBuilder.AddressOf(endpoint))) with { Purpose = "control:test" };
}
