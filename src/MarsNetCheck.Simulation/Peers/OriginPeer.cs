using System.Net;
using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Sites;
using MarsNetCheck.Simulation.Tls;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>Plays every web server of the simulated world, and whatever sits on the path to it.</summary>
internal sealed class OriginPeer(SiteMap sites, FaultPlan faults, CertificateStock stock, TimeProvider time)
{
    private readonly ReplySender _sender = new(time);

    /// <summary>Serves one connection to a site.</summary>
    public Task ServeAsync(Peer peer, Site site, int port, CancellationToken cancellationToken) =>
        ServeAsync(peer, new ConnectionPlan(new IPEndPoint(site.Addresses[0], port), site), cancellationToken);

    /// <summary>Serves one connection as it was planned.</summary>
    public async Task ServeAsync(Peer peer, ConnectionPlan plan, CancellationToken cancellationToken)
    {
        var (site, port) = (plan.Site, plan.Remote.Port);
        if (!site.SpeaksTls(port))
        {
            await AnswerAllAsync(peer, site, port, cancellationToken);
            return;
        }
        var hello = await ClientHelloPeek.ReadAsync(peer.Stream, cancellationToken);
        var named = sites.Named(hello.ServerName);
        var fault = faults.Tls(site, named) is { } strikes && !IsSpared(strikes, plan, hello) ? strikes : null;
        if (fault?.Instead is { } instead)
        {
            await _sender.SendAsync(peer, instead, cancellationToken);
            return;
        }
        var server = new SimulatedTlsServer(Identify(site, named, hello.ServerName, fault), fault?.Versions ?? TlsVersions.Modern);
        await using var tls = await ServerTlsStream.AcceptAsync(peer.Stream, server, hello.RawBytes, cancellationToken);
        await AnswerAllAsync(peer.Over(tls), site.InCatalog && named is not null ? named : site, port, cancellationToken);
    }

    /// <summary>The answer of a site to one request, as it arrives at the client.</summary>
    public Reply Answer(Site site, int port, HttpRequest request)
    {
        if (site.Page is { } page)
            return page;
        var genuine = GenuineReply.For(site, port, request, time.GetUtcNow());
        return faults.Http(site) is { } fault ? fault.Answer(request, genuine) : genuine;
    }

    private static bool IsSpared(TlsFault fault, ConnectionPlan plan, ClientHelloInfo hello) =>
        (fault.SparesSmallSegments && plan.SmallSegments) || (fault.SparesNoName && hello.ServerName is null);

    private ServerIdentity Identify(Site site, Site? named, string? serverName, TlsFault? fault)
    {
        var shown = named is { InCatalog: true } ? named : site;
        if (fault?.Identity is { } identity)
            return identity(stock, shown, serverName ?? shown.Host);
        return site.Opener is { } opener ? stock.Inspected(serverName ?? site.Host, opener) : stock.Genuine(shown.Host, shown.Trust);
    }

    private async Task AnswerAllAsync(Peer peer, Site site, int port, CancellationToken cancellationToken)
    {
        var reader = new HttpRequestReader(peer.Stream);
        while (await reader.ReadAsync(cancellationToken) is { } request)
        {
            if (!await _sender.SendAsync(peer, Answer(site, port, request), cancellationToken))
                return;
        }
        await peer.CloseAsync(cancellationToken);
    }
}
