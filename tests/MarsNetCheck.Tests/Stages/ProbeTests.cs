using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Diagnosis;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Stages;

public sealed class ProbeTests
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\nMicrosoft Connect Test";

    private static readonly LoopbackNetwork _network = new();

    private static Route Through(int port, ProxyScheme scheme = ProxyScheme.Http) =>
        Route.Through(new ProxyServer { Scheme = scheme, Host = "127.0.0.1", Port = port }, ProxySource.Pac);

    private static int ClosedPort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static async Task<TargetEvidence> ProbeAsync(params Route[] routes)
    {
        using var gate = new Gate(8);
        var resolve = new Resolve([], [DnsRecordType.A], [DnsRecordType.A], SystemAnswer.Ignore, gate);
        var handshake = new Handshake(new CertificateJudge([]));
        var probe = new Probe(new HostLookups(resolve, null), new HostLookups(resolve, null), new Tunnel(handshake), handshake, gate, 4);
        var target = new Target(Given.Ncsi, routes[0]) { Fallbacks = [.. routes[1..]] };
        return await probe.RunAsync(target, Scopes.Patient(_network), _ => { }, _ => { });
    }

    [Fact]
    public async Task When_a_proxy_cannot_be_reached_the_next_one_is_tried_and_both_are_evidence()
    {
        await using var live = RawPeer.Answering(Answer);
        var evidence = await ProbeAsync(Through(ClosedPort()), Through(live.EndPoint.Port));
        Assert.Equal([FailureKind.Refused, null], evidence.Traces.Select(t => t.Failure?.Kind));
        Assert.Equal(["a1", "a2"], evidence.Traces.Select(t => t.Id));
        Assert.Equal(200, evidence.Traces[1].Exchange?.Answer?.Status);
    }

    [Fact]
    public async Task A_proxy_that_answers_with_a_refusal_ends_the_walk()
    {
        await using var refusing = RawPeer.Answering("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        await using var live = RawPeer.Answering(Answer);
        var evidence = await ProbeAsync(Through(refusing.EndPoint.Port), Through(live.EndPoint.Port));
        Assert.Equal([407], evidence.Traces.Select(t => t.Exchange?.Answer?.Status));
    }

    [Fact]
    public async Task A_SOCKS_proxy_is_probed_and_what_MARS_can_use_after_it_too()
    {
        await using var socks = new RawPeer(async (stream, token) =>
        {
            await RawPeer.ReadSomeAsync(stream, token);
            await stream.WriteAsync(Convert.FromHexString("005A000000000000"), token);
            await RawPeer.ReadSomeAsync(stream, token);
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Answer), token);
        });
        await using var live = RawPeer.Answering(Answer);
        var evidence = await ProbeAsync(Through(socks.EndPoint.Port, ProxyScheme.Socks4), Through(live.EndPoint.Port));
        Assert.Equal([200, 200], evidence.Traces.Select(t => t.Exchange?.Answer?.Status));
        Assert.Equal(0, evidence.Traces[0].Tunnel?.SocksReply);
    }
}
