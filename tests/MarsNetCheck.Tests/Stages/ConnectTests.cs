using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
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
        IPEndPoint closed;
        using (var socket = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            closed = new IPEndPoint(IPAddress.Loopback, ((IPEndPoint)socket.LocalEndPoint!).Port);
        }
        var (fact, stream) = await Connect.RunAsync(closed, Scopes.Patient(new LoopbackNetwork()));
        Assert.Null(stream);
        Assert.Equal((FailureKind.Refused, SocketError.ConnectionRefused, null), (fact.Failure!.Kind, fact.Failure.Socket, fact.Failure.Icmp));
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
}
