using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Stages;

/// <summary>Takes a target through the five stages, each address by itself.</summary>
internal sealed class Probe(HostLookups lookups, HostLookups localLookups, Tunnel tunnel, Handshake handshake, Gate gate, int addressesPerFamily)
{
    /// <summary>Probes a target and gives the evidence of it. When the proxy of a route cannot be reached, the next route is tried, as WinHTTP does it.</summary>
    /// <param name="target">What to reach and how.</param>
    /// <param name="scope">The run.</param>
    /// <param name="done">Told of every attempt as it completes.</param>
    /// <param name="overdue">Told once per stage of the attempts whose connection, tunnel or handshake is overdue, as if they had failed.</param>
    public async Task<TargetEvidence> RunAsync(Target target, ProbeScope scope, Action<Trace> done, Action<TargetEvidence> overdue)
    {
        var local = target.Route.Proxy is null ? null : localLookups.LookUpAsync(target.Endpoint.Host, scope);
        var traces = ImmutableArray.CreateBuilder<Trace>();
        var watch = new OverdueWatch(target, overdue);
        foreach (var route in target.Fallbacks.Prepend(target.Route))
        {
            traces.AddRange(await TakeAsync(route, traces.Count).ConfigureAwait(false));
            if (!traces.Where(t => t.Route == route).All(GoesOn))
                break;
        }
        return new TargetEvidence
        {
            Target = target,
            Traces = traces.ToImmutable(),
            LocalResolve = local is null ? null : await local.ConfigureAwait(false),
        };

        async Task<Trace[]> TakeAsync(Route route, int earlier)
        {
            var host = route.Proxy?.Host ?? target.Endpoint.Host;
            var resolve = await lookups.LookUpAsync(host, scope).ConfigureAwait(false);
            var attempt = new Trace { Id = IdOf(earlier), Endpoint = target.Endpoint.Id, Route = route, Resolve = resolve };
            var addresses = AddressesOf(resolve, host);
            if (!addresses.IsEmpty)
                return await Task.WhenAll(addresses.Select((a, i) => ProbeAddressAsync(attempt with { Id = IdOf(earlier + i), Address = a }))).ConfigureAwait(false);
            done(attempt);
            return [attempt];
        }

        async Task<Trace> ProbeAddressAsync(Trace attempt)
        {
            var trace = await AttemptAsync(attempt, target.Endpoint, scope, watch).ConfigureAwait(false);
            watch.Done(trace);
            done(trace);
            return trace;
        }
    }

    /// <summary>True if the next route is tried after this attempt: the proxy could not be reached, or MARS cannot use it. A proxy that answers with a refusal ends the walk.</summary>
    private static bool GoesOn(Trace trace) =>
        trace.Route.Proxy is { } proxy && (proxy.IsSocks || trace.FailedStage is Stage.Resolve or Stage.Connect);

    private static string IdOf(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a{index + 1}");

    private ImmutableArray<IPAddress> AddressesOf(ResolveFact? resolve, string host)
    {
        var all = resolve is null ? [IPAddress.Parse(host)] : resolve.Addresses;
        var v4 = all.Where(a => a.AddressFamily == AddressFamily.InterNetwork).Take(addressesPerFamily);
        var v6 = all.Where(a => a.AddressFamily == AddressFamily.InterNetworkV6).Take(addressesPerFamily);
        return [.. v4, .. v6];
    }

    private async Task<Trace> AttemptAsync(Trace trace, Endpoint endpoint, ProbeScope scope, OverdueWatch watch)
    {
        using var slot = await gate.EnterAsync(scope).ConfigureAwait(false);
        var port = trace.Route.Proxy?.Port ?? endpoint.Port;
        var remote = new IPEndPoint(trace.Address!, port);
        if (slot is null)
            return trace with { Connect = new ConnectFact { Remote = remote, Duration = TimeSpan.Zero, Failure = Failure.Of(FailureKind.OutOfBudget) } };
        var (connect, wire) = await watch.WaitAsync(Connect.RunAsync(remote, scope), Stage.Connect, scope, (patience, failure) =>
            trace with { Connect = new ConnectFact { Remote = remote, Duration = patience, Failure = failure } }).ConfigureAwait(false);
        trace = trace with { Connect = connect };
        if (wire is null)
            return trace;
        return trace.Route.Proxy is { } proxy
            ? await SpeakThroughProxyAsync(trace, wire, endpoint, proxy, scope, watch).ConfigureAwait(false)
            : await SpeakAsync(trace, wire, endpoint, scope, watch).ConfigureAwait(false);
    }

    private async Task<Trace> SpeakAsync(Trace trace, Stream wire, Endpoint endpoint, ProbeScope scope, OverdueWatch watch)
    {
        if (!endpoint.IsTls)
            return trace with { Exchange = await Exchange.RunAsync(wire, endpoint, scope).ConfigureAwait(false) };
        var (fact, stream) = await ShakeHandsAsync(trace, wire, endpoint, scope, watch).ConfigureAwait(false);
        trace = trace with { Handshake = fact };
        return stream is null ? trace : trace with { Exchange = await Exchange.RunAsync(stream, endpoint, scope).ConfigureAwait(false) };
    }

    private Task<(HandshakeFact Fact, Stream? Stream)> ShakeHandsAsync(Trace trace, Stream wire, Endpoint endpoint, ProbeScope scope, OverdueWatch watch) =>
        watch.WaitAsync(handshake.RunAsync(wire, endpoint.Host, scope), Stage.Handshake, scope, (patience, failure) =>
            trace with { Handshake = new HandshakeFact { ServerName = endpoint.Host, Duration = patience, JudgedAt = scope.Network.Time.GetUtcNow(), Failure = failure } });

    private async Task<Trace> SpeakThroughProxyAsync(Trace trace, Stream wire, Endpoint endpoint, ProxyServer proxy, ProbeScope scope, OverdueWatch watch)
    {
        var remote = trace.Connect!.Remote;
        if (endpoint.IsTls || proxy.IsSocks)
        {
            var (fact, stream) = await watch.WaitAsync(tunnel.RunAsync(wire, remote, proxy, endpoint.Host, endpoint.Port, scope), Stage.Tunnel, scope, (patience, failure) =>
                trace with { Tunnel = new TunnelFact { Proxy = proxy, Authority = endpoint.Host, Duration = patience, Failure = failure } }).ConfigureAwait(false);
            trace = trace with { Tunnel = fact };
            return stream is null ? trace : await SpeakAsync(trace, stream, endpoint, scope, watch).ConfigureAwait(false);
        }
        var (secured, plain) = await tunnel.SecureAsync(wire, proxy, endpoint.Host, scope).ConfigureAwait(false);
        trace = trace with { Tunnel = secured };
        if (plain is null)
            return trace;
        // TLS to the proxy is already spoken, so the handler may think of it as a plain HTTP proxy.
        var origin = new UriBuilder(Uri.UriSchemeHttp, proxy.Host, proxy.Port).Uri;
        return trace with { Exchange = await Exchange.RunThroughProxyAsync(plain, endpoint, origin, tunnel.AccessTo(proxy, remote, scope), scope).ConfigureAwait(false) };
    }
}
