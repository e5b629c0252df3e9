using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Revocation;

/// <summary>Fetches a revocation list or an OCSP answer over the route that the system takes to its address, one connection after another.</summary>
/// <param name="choose">Chooses the routes to an address.</param>
/// <param name="lookups">The run's look-ups.</param>
/// <param name="tunnel">Speaks to proxies.</param>
/// <param name="gate">Bounds what is under way at once.</param>
internal sealed class RevocationFetch(Func<Uri, CancellationToken, Task<RouteChoice>> choose, HostLookups lookups, Tunnel tunnel, Gate gate)
{
    /// <summary>The largest answer that is taken, 4 MiB. Lists of the authorities that Microsoft uses have a few hundred kilobytes.</summary>
    public const int Largest = 4 * 1024 * 1024;

    /// <summary>The largest answer of a responder that is taken, 64 KiB. Those with the certificates of the responder have a few.</summary>
    public const int LargestOfResponder = 64 * 1024;

    /// <summary>The purpose of these attempts in a report.</summary>
    public const string Purpose = "revocation";

    private const int MaxAddresses = 3;

    /// <summary>How many addresses have to be silent before their host is.</summary>
    private const int LeastAsked = 2;

    /// <summary>Fetches the document, where it has moved to if it has and something answers there; else the redirection is what came.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="limit">The most bytes that are taken.</param>
    /// <param name="patience">The time that is left.</param>
    /// <param name="scope">The run.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<RevocationDocument> RunAsync(Uri url, int limit, Patience patience, ProbeScope scope)
    {
        var document = await FetchAsync(url, limit, patience, scope).ConfigureAwait(false);
        for (var followed = 0; followed < Redirections.Most && document.MovedTo is { } target && Redirections.MayFollow(target); followed++)
        {
            var there = await FetchAsync(target, limit, patience, scope).ConfigureAwait(false);
            if (there.Attempt.Exchange?.Answer is null)
                return Redirections.Unanswered(document, there);
            document = Redirections.Answered(there);
        }
        return document;
    }

    private async Task<RevocationDocument> FetchAsync(Uri url, int limit, Patience patience, ProbeScope scope)
    {
        // A proxy, too, has a link of its own.
        if (NearAddress.Is(url))
            return NotMeasured(url, Begin(Route.Direct));
        RevocationDocument? document = null;
        foreach (var route in await RoutesAsync(url, patience, scope).ConfigureAwait(false))
        {
            document = await TakeAsync(url, route, limit, patience).ConfigureAwait(false);
            if (document.Attempt.Route.Proxy is null || document.Attempt.FailedStage is not (Stage.Resolve or Stage.Connect))
                break;
        }
        return (document ?? NotMeasured(url, Begin(Route.Direct))) with { Duration = patience.Elapsed };
    }

    // A script that chooses the route may take longer than there is time.
    private async Task<ImmutableArray<Route>> RoutesAsync(Uri url, Patience patience, ProbeScope scope)
    {
        if (patience.Next() is not { } brief)
            return [];
        var attempted = await Attempt.RunAsync(brief, token => choose(url, token)).ConfigureAwait(false);
        scope.Caller.ThrowIfCancellationRequested();
        return attempted.Value is { } choice ? [choice.First, .. choice.Then] : [];
    }

    private async Task<RevocationDocument> TakeAsync(Uri url, Route route, int limit, Patience patience)
    {
        var host = route.Proxy?.Host ?? url.IdnHost;
        var trace = Begin(route);
        if (patience.Next() is not { } scope)
            return NotMeasured(url, trace);
        trace = trace with { Resolve = await lookups.LookUpAsync(host, scope).ConfigureAwait(false) };
        var addresses = AddressesOf(trace.Resolve, host, route);
        if (addresses.IsEmpty && trace.Resolve is not { Failure: not null })
            return NotMeasured(url, trace);
        if (addresses.IsEmpty)
            return new RevocationDocument(trace, Body: null, patience.Elapsed);
        using var slot = await gate.EnterAsync(scope).ConfigureAwait(false);
        Stream? wire = null;
        var asked = 0;
        for (; wire is null && asked < addresses.Length && slot is not null && patience.Next() is { } brief; asked++)
        {
            var remote = new IPEndPoint(addresses[asked], route.Proxy?.Port ?? url.Port);
            // A dead address leaves time for the next one.
            var share = asked == addresses.Length - 1 ? brief : patience.Share(brief);
            (var connect, wire) = await Connect.RunAsync(remote, share).ConfigureAwait(false);
            trace = trace with { Address = remote.Address, Connect = connect };
        }
        if (asked == 0)
            return NotMeasured(url, trace);
        return wire is null ? new RevocationDocument(WithoutHaste(trace, asked, addresses.Length), Body: null, patience.Elapsed) : await SpeakAsync(url, trace, wire, limit, patience).ConfigureAwait(false);
    }

    private async Task<RevocationDocument> SpeakAsync(Uri url, Trace trace, Stream wire, int limit, Patience patience)
    {
        if (patience.Next() is not { } scope)
        {
            await wire.DisposeAsync().ConfigureAwait(false);
            return NotMeasured(url, trace);
        }
        if (trace.Route.Proxy is not { } proxy)
            return await AskAsync(wire, scope).ConfigureAwait(false);
        var remote = trace.Connect!.Remote;
        var (fact, stream) = proxy.IsSocks
            ? await tunnel.RunAsync(wire, remote, proxy, url.IdnHost, url.Port, scope).ConfigureAwait(false)
            : await tunnel.SecureAsync(wire, proxy, url.IdnHost, scope).ConfigureAwait(false);
        trace = trace with { Tunnel = fact };
        if (stream is null)
            return new RevocationDocument(trace, Body: null, patience.Elapsed);
        if (proxy.IsSocks)
            return await AskAsync(stream, scope).ConfigureAwait(false);
        var origin = new UriBuilder(Uri.UriSchemeHttp, proxy.Host, proxy.Port).Uri;
        return Document(await Download.RunThroughProxyAsync(stream, url, origin, tunnel.AccessTo(proxy, remote, scope), limit, scope).ConfigureAwait(false));

        async Task<RevocationDocument> AskAsync(Stream way, ProbeScope within) =>
            Document(await Download.RunAsync(way, url, limit, within).ConfigureAwait(false));

        RevocationDocument Document(Downloaded answer) =>
            new(trace with { Exchange = answer.Fact }, answer.Body, patience.Elapsed, answer.MovedTo);
    }

    /// <summary>One address that is silent, where there was no time for the others, may be the dead one of a host that lives: that is not measured.</summary>
    private static Trace WithoutHaste(Trace trace, int asked, int addresses) =>
        asked < Math.Min(addresses, LeastAsked) && trace.Connect is { Failure.Kind: FailureKind.Timeout } connect
            ? trace with { Connect = connect with { Failure = Failure.Of(FailureKind.OutOfBudget) } }
            : trace;

    private static Trace Begin(Route route) => new() { Id = "", Endpoint = "", Purpose = Purpose, Route = route };

    private static RevocationDocument NotMeasured(Uri url, Trace trace) => new(
        trace with { Exchange = new ExchangeFact { Url = url, Duration = TimeSpan.Zero, Failure = Failure.Of(FailureKind.OutOfBudget) } },
        Body: null,
        TimeSpan.Zero);

    /// <summary>IPv4 first: every network has it. The name was a certificate's to choose, and must not lead to this machine or to a metadata service on its link; a proxy may be there.</summary>
    private static ImmutableArray<IPAddress> AddressesOf(ResolveFact? resolve, string host, Route route)
    {
        var all = resolve is null ? [IPAddress.Parse(host)] : resolve.Addresses;
        return [.. all.Where(a => route.Proxy is not null || !NearAddress.Is(a)).OrderByDescending(a => a.AddressFamily == AddressFamily.InterNetwork).Take(MaxAddresses)];
    }
}
