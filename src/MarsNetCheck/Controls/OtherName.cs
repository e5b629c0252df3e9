using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>
/// A TLS handshake with a name that nobody filters, on the very address and route where the real name failed. If it gets any
/// TLS answer, even a refusal, the address is open and the name is what is filtered.
/// </summary>
internal sealed class OtherName(Handshake handshake, Gate gate)
{
    /// <summary>The name of the attempt in the report.</summary>
    public const string Purpose = "control:other-name";

    /// <summary>A name reserved for examples (RFC 2606 section 3).</summary>
    private const string Name = "www.example.com";

    /// <summary>Connects to the request's address and greets it with the other name.</summary>
    public async Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope)
    {
        var route = request.Route ?? Route.Direct;
        var trace = new Trace { Id = "c-" + request.Address, Endpoint = request.Endpoint ?? "", Purpose = Purpose, Route = route, Address = request.Address };
        if (request.Address is null || route.Proxy is not null)
            return new ControlFact { Request = request };
        using var slot = await gate.EnterAsync(scope).ConfigureAwait(false);
        if (slot is null)
            return new ControlFact { Request = request };
        var (connect, wire) = await Connect.RunAsync(new IPEndPoint(request.Address, request.Port), scope).ConfigureAwait(false);
        trace = trace with { Connect = connect };
        if (wire is null)
            return new ControlFact { Request = request, Trace = trace };
        var (fact, stream) = await handshake.RunAsync(wire, Name, scope).ConfigureAwait(false);
        if (stream is not null)
            await stream.DisposeAsync().ConfigureAwait(false);
        return new ControlFact { Request = request, Trace = trace with { Handshake = fact } };
    }
}
