using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Controls;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Routes;
using MarsNetCheck.Simulation.Tls;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Engine;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Controls;

public sealed class VisitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_stages_of_a_control_share_one_deadline()
    {
        using var silent = Listen();
        var network = new LoopbackNetwork { TrustedRoots = null };
        var (visit, gate) = Make();
        using var _ = gate;
        var clock = Stopwatch.StartNew();
        var proxy = new ProxyServer { Scheme = ProxyScheme.Http, Host = "127.0.0.1", Port = ((IPEndPoint)silent.LocalEndPoint!).Port };
        var trace = new Facts.Trace { Id = "r", Endpoint = "e0", Route = Route.Through(proxy, ProxySource.User) };
        var went = await visit.GoAsync(trace, Catalogs.Of(1).Endpoints[0], new TimeLeft(Scopes.Short(network)));
        Assert.Equal(FailureKind.Timeout, went!.Tunnel!.Failure!.Kind);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"it took {clock.Elapsed}");
    }

    [Fact]
    public async Task A_handshake_without_a_name_sends_none()
    {
        using var listener = Listen();
        var (visit, gate) = Make();
        using var _ = gate;
        var trace = new Facts.Trace { Id = "n", Endpoint = "e0", Route = Route.Direct, Address = IPAddress.Loopback };
        var greeting = visit.GreetAsync(trace, ((IPEndPoint)listener.LocalEndPoint!).Port, "", DialOptions.Usual, new TimeLeft(Scopes.Short(new LoopbackNetwork())));
        using var accepted = await listener.AcceptAsync(Token);
        await using var stream = new NetworkStream(accepted);
        var hello = await ClientHelloPeek.ReadAsync(stream, Token);
        Assert.Null(hello.ServerName);
        Assert.Equal("", (await greeting)!.Handshake!.ServerName);
    }

    [Fact]
    public async Task Small_segments_that_the_network_does_not_take_are_not_measured()
    {
        var (visit, gate) = Make();
        using var _ = gate;
        var request = new ControlRequest { Kind = ControlKind.SmallSegments, Endpoint = "e0", Address = IPAddress.Loopback, Port = 443, Route = Route.Direct };
        var fact = await new SmallSegments(visit, Catalogs.Of(1)).RunAsync(request, Scopes.Short(new SilentNetwork()));
        Assert.Null(fact.Trace);
    }

    private static (Visit Visit, Gate Gate) Make()
    {
        var gate = new Gate(8);
        var resolve = new Resolve([], [DnsRecordType.A], [DnsRecordType.A], SystemAnswer.Ignore, gate);
        return (new Visit(new HostLookups(resolve, null), new Handshake(new CertificateJudge([])), gate), gate);
    }

    private static Socket Listen()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        return listener;
    }
}
