using System.Globalization;
using System.Net;
using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Sites;
using MarsNetCheck.Simulation.Tls;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>Plays the company's proxy: CONNECT (RFC 9110 section 9.3.6) and, for plain HTTP, requests with an absolute URL.</summary>
internal sealed class ProxyPeer(SiteMap sites, FaultPlan faults, CertificateStock stock, OriginPeer origins, TimeProvider time)
{
    private readonly ReplySender _sender = new(time);

    /// <summary>Serves one connection to the proxy.</summary>
    public async Task ServeAsync(Peer peer, int port, CancellationToken cancellationToken)
    {
        if (faults.ProxyItself?.Greeting is { } greeting)
        {
            await _sender.SendAsync(peer, greeting, cancellationToken);
            return;
        }
        if (port != WellKnownPort.HttpsProxy)
        {
            await ServePlainAsync(peer, cancellationToken);
            return;
        }
        var hello = await ClientHelloPeek.ReadAsync(peer.Stream, cancellationToken);
        var identity = faults.ProxyItself?.Identity is { } make ? make(stock, Pretended.ProxyHost) : stock.Company(Pretended.ProxyHost);
        var server = new SimulatedTlsServer(identity, TlsVersions.Modern);
        await using var tls = await ServerTlsStream.AcceptAsync(peer.Stream, server, hello.RawBytes, cancellationToken);
        await ServePlainAsync(peer.Over(tls), cancellationToken);
    }

    private async Task ServePlainAsync(Peer peer, CancellationToken cancellationToken)
    {
        var reader = new HttpRequestReader(peer.Stream);
        while (await reader.ReadAsync(cancellationToken) is { } request)
        {
            if (!await HandleAsync(peer, request, cancellationToken))
                return;
        }
        await peer.CloseAsync(cancellationToken);
    }

    private async Task<bool> HandleAsync(Peer peer, HttpRequest request, CancellationToken cancellationToken)
    {
        if (Destination(request) is not { } destination)
            return await _sender.SendAsync(peer, SquidReply.InvalidUrl, cancellationToken);
        if (sites.Named(destination.Host) is not { InCatalog: true } site)
            return await _sender.SendAsync(peer, SquidReply.DnsFail, cancellationToken);
        if (faults.Proxy(site)?.Answer is { } answer)
            return await _sender.SendAsync(peer, answer(request), cancellationToken);
        if (!request.IsConnect)
            return await _sender.SendAsync(peer, SquidReply.Forwarded(origins.Answer(site, destination.Port, request)), cancellationToken);
        await peer.Stream.WriteAsync(SquidReply.Established, cancellationToken);
        await origins.ServeAsync(peer, site, destination.Port, cancellationToken);
        return false;
    }

    private static DnsEndPoint? Destination(HttpRequest request)
    {
        if (!request.IsConnect)
            return Uri.TryCreate(request.Target, UriKind.Absolute, out var url) && url.Scheme is "http" ? new DnsEndPoint(url.IdnHost, url.Port) : null;
        var colon = request.Target.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(request.Target.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? new DnsEndPoint(request.Target[..colon], port)
            : null;
    }
}
