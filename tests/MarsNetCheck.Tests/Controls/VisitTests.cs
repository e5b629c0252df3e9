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

    [Fact]
    public async Task A_control_that_has_queued_for_all_of_its_time_is_not_measured()
    {
        using var silent = Listen();
        using var gate = new Gate(1);
        var scope = Scopes.Short(new LoopbackNetwork());
        using var taken = await gate.EnterAsync(scope);
        var trace = new Facts.Trace { Id = "u", Endpoint = "", Route = Route.Direct, Address = IPAddress.Loopback };
        var visit = new Visit(new HostLookups(Answering(gate), null), new Handshake(new CertificateJudge([])), gate);
        Assert.Null(await visit.KnockAsync(trace, ((IPEndPoint)silent.LocalEndPoint!).Port, new TimeLeft(scope)).WaitAsync(TimeSpan.FromSeconds(20), Token));
    }

    [Fact]
    public async Task Silence_within_what_little_is_left_of_a_stage_is_not_measured()
    {
        using var silent = Listen();
        var (visit, gate) = Make();
        using var _ = gate;
        var trace = new Facts.Trace { Id = "n", Endpoint = "e0", Route = Route.Direct, Address = IPAddress.Loopback };
        var late = Scopes.Patient(new LoopbackNetwork()).Cut(TimeSpan.FromMilliseconds(500));
        var greeted = await visit.GreetAsync(trace, ((IPEndPoint)silent.LocalEndPoint!).Port, "", DialOptions.Usual, new TimeLeft(late));
        Assert.Equal(FailureKind.OutOfBudget, greeted!.Handshake!.Failure!.Kind);
    }

    [Fact]
    public async Task A_look_up_that_a_control_does_not_wait_for_goes_on_for_those_that_come_after()
    {
        var asked = new TaskCompletionSource<DnsAnswer>();
        var network = new LoopbackNetwork { Dns = (_, _, _, token) => asked.Task.WaitAsync(token) };
        using var gate = new Gate(8);
        var lookups = new HostLookups(Answering(gate), null);
        var first = await lookups.LookUpAsync("host.example.test", Scopes.Patient(network).Cut(TimeSpan.FromMilliseconds(50)));
        asked.SetResult(new DnsAnswer { ResponseCode = 0, Addresses = [IPAddress.Loopback] });
        var second = await lookups.LookUpAsync("host.example.test", Scopes.Patient(network));
        Assert.Equal(FailureKind.OutOfBudget, first!.Failure!.Kind);
        Assert.Equal([IPAddress.Loopback], second!.Addresses);
    }

    private static Resolve Answering(Gate gate) => new([new IPEndPoint(IPAddress.Parse("192.0.2.53"), 53)], [DnsRecordType.A], [DnsRecordType.A], SystemAnswer.Ignore, gate);

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
