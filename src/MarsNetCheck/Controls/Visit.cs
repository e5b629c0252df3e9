using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>The stages that controls are made of, in their order and within one deadline. No credentials are sent to a proxy.</summary>
/// <param name="lookups">Looks names up; shared by all controls.</param>
/// <param name="handshake">Speaks TLS.</param>
/// <param name="gate">Bounds how much is under way.</param>
internal sealed class Visit(HostLookups lookups, Handshake handshake, Gate gate)
{
    private readonly Tunnel _tunnel = new(handshake);

    /// <summary>Connects to the address of a trace and greets it with a server name; "" for none.</summary>
    /// <returns>The trace with what it gave; null if the run ended first.</returns>
    public Task<Trace?> GreetAsync(Trace trace, int port, string serverName, DialOptions options, TimeLeft time) =>
        ConnectAsync(trace, port, options, time, (connected, wire) => ShakeHandsAsync(connected, wire, serverName, time));

    /// <summary>Connects to an address and says nothing.</summary>
    /// <returns>The trace with what it gave; null if the run ended first.</returns>
    public Task<Trace?> KnockAsync(Trace trace, int port, TimeLeft time) =>
        ConnectAsync(trace, port, DialOptions.Usual, time, async (connected, wire) =>
        {
            await wire.DisposeAsync().ConfigureAwait(false);
            return connected;
        });

    /// <summary>Goes to an endpoint that speaks TLS by the trace's route, up to the handshake, by the first address that its name, or the proxy's, has.</summary>
    /// <returns>The trace with what it gave; null if the run ended first.</returns>
    public async Task<Trace?> GoAsync(Trace trace, Endpoint endpoint, TimeLeft time)
    {
        trace = await ResolveAsync(trace, endpoint, time).ConfigureAwait(false);
        if (trace.Address is null)
            return trace;
        if (trace.Route.Proxy is not { } proxy)
            return await GreetAsync(trace, endpoint.Port, endpoint.Host, DialOptions.Usual, time).ConfigureAwait(false);
        return await ConnectAsync(trace, proxy.Port, DialOptions.Usual, time, async (connected, wire) =>
        {
            var (tunnel, stream) = await _tunnel.RunAsync(wire, connected.Connect!.Remote, proxy, endpoint.Host, endpoint.Port, time.Scope).ConfigureAwait(false);
            connected = connected with { Tunnel = tunnel };
            return stream is null ? connected : await ShakeHandsAsync(connected, stream, endpoint.Host, time).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>Asks a plain HTTP endpoint straight.</summary>
    /// <returns>The trace with what it gave; null if the run ended first.</returns>
    public async Task<Trace?> AskAsync(Trace trace, Endpoint endpoint, TimeLeft time)
    {
        trace = await ResolveAsync(trace, endpoint, time).ConfigureAwait(false);
        if (trace.Address is null)
            return trace;
        return await ConnectAsync(trace, endpoint.Port, DialOptions.Usual, time, async (connected, wire) =>
            connected with { Exchange = await Exchange.RunAsync(wire, endpoint, time.Scope).ConfigureAwait(false) }).ConfigureAwait(false);
    }

    /// <summary>Connects to the trace's address in a slot of the gate, and goes on with the connection there is.</summary>
    private async Task<Trace?> ConnectAsync(Trace trace, int port, DialOptions options, TimeLeft time, Func<Trace, Stream, Task<Trace>> goOnAsync)
    {
        using var slot = await gate.EnterAsync(time.Scope).ConfigureAwait(false);
        if (slot is null)
            return null;
        var (connect, wire) = await Connect.RunAsync(new IPEndPoint(trace.Address!, port), options, time.Scope).ConfigureAwait(false);
        trace = trace with { Connect = connect };
        return wire is null ? trace : await goOnAsync(trace, wire).ConfigureAwait(false);
    }

    private async Task<Trace> ResolveAsync(Trace trace, Endpoint endpoint, TimeLeft time)
    {
        var host = trace.Route.Proxy?.Host ?? endpoint.Host;
        var resolve = await lookups.LookUpAsync(host, time.Scope).ConfigureAwait(false);
        var address = resolve is null ? IPAddress.Parse(host) : resolve.Addresses.IsEmpty ? null : resolve.Addresses[0];
        return trace with { Resolve = resolve, Address = address };
    }

    private async Task<Trace> ShakeHandsAsync(Trace trace, Stream wire, string serverName, TimeLeft time)
    {
        var (fact, stream) = await handshake.RunAsync(wire, serverName, time.Scope).ConfigureAwait(false);
        if (stream is not null)
            await stream.DisposeAsync().ConfigureAwait(false);
        return trace with { Handshake = fact };
    }
}
