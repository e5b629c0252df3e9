using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Stages;

public sealed class ConnectTests
{
    [Fact]
    public async Task An_open_port_gives_a_stream_and_both_ends()
    {
        await using var peer = RawPeer.Silent();
        var (fact, stream) = await Connect.RunAsync(peer.EndPoint, Scopes.Patient(new LoopbackNetwork()));
        await using (stream)
        {
            Assert.Null(fact.Failure);
            Assert.NotNull(stream);
            Assert.Equal(peer.EndPoint, fact.Remote);
            Assert.Equal(IPAddress.Loopback, fact.Local?.Address);
        }
    }

    [Fact]
    public async Task A_closed_port_is_refused_and_no_icmp_is_claimed()
    {
        var (fact, stream) = await Connect.RunAsync(Closed(), Scopes.Patient(new LoopbackNetwork()));
        Assert.Null(stream);
        Assert.Equal((FailureKind.Refused, SocketError.ConnectionRefused, null), (fact.Failure!.Kind, fact.Failure.Socket, fact.Failure.Icmp));
    }

    [Fact]
    public async Task A_connection_that_was_refused_still_has_this_machines_end()
    {
        var (fact, _) = await Connect.RunAsync(Closed(), Scopes.Patient(new SystemNetwork()));
        Assert.Equal(IPAddress.Loopback, fact.Local?.Address);
        Assert.InRange(fact.Local!.Port, 1, 65_535);
    }

    [Fact]
    public async Task A_connection_that_was_given_up_still_has_this_machines_end()
    {
        var (peer, here) = (new IPEndPoint(IPAddress.Parse("192.0.2.1"), 443), new IPEndPoint(IPAddress.Parse("10.1.4.17"), 50_123));
        var (fact, _) = await Connect.RunAsync(peer, Scopes.Patient(new LoopbackNetwork { Abandoned = here }).Within(TimeSpan.FromMilliseconds(1)));
        Assert.Equal(FailureKind.Timeout, fact.Failure?.Kind);
        Assert.Equal(here, fact.Local);
    }

    [Fact]
    public async Task The_stage_knows_when_it_began()
    {
        await using var peer = RawPeer.Silent();
        var network = new LoopbackNetwork();
        var before = network.Time.GetUtcNow();
        var (fact, stream) = await Connect.RunAsync(peer.EndPoint, Scopes.Patient(network));
        await using (stream)
            Assert.InRange(fact.StartedAt!.Value, before, network.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_run_that_was_stopped_was_not_measured()
    {
        await using var peer = RawPeer.Silent();
        var scope = Scopes.Patient(new LoopbackNetwork()) with { Stop = new CancellationToken(canceled: true) };
        var (fact, _) = await Connect.RunAsync(peer.EndPoint, scope);
        Assert.Equal(FailureKind.OutOfBudget, fact.Failure?.Kind);
        Assert.Equal(Outcome.Skipped, fact.Outcome);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_thrown()
    {
        await using var peer = RawPeer.Silent();
        var cancelled = new CancellationToken(canceled: true);
        var scope = Scopes.Patient(new LoopbackNetwork()) with { Stop = cancelled, Caller = cancelled };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Connect.RunAsync(peer.EndPoint, scope));
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    private static IPEndPoint Closed()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new IPEndPoint(IPAddress.Loopback, ((IPEndPoint)socket.LocalEndPoint!).Port);
    }
}
