using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Simulation.Peers;

namespace MarsNetCheck.Simulation.Names;

/// <summary>A DNS server on loopback, over UDP and TCP on one port. A null answer is silence.</summary>
internal sealed class LoopbackResolver : IDisposable
{
    private const int LargestQuery = 4096;
    private const int PortAttempts = 16;
    private readonly Func<DnsQuestion, CancellationToken, Task<ZoneAnswer?>> _answer;
    private readonly Occupancy _occupancy;
    private readonly Socket _udp;
    private readonly Socket _tcp;

    /// <summary>Starts it. It ends with the token of <paramref name="occupancy"/>, and is done when that is empty.</summary>
    public LoopbackResolver(Func<DnsQuestion, CancellationToken, Task<ZoneAnswer?>> answer, Occupancy occupancy)
    {
        _answer = answer;
        _occupancy = occupancy;
        (_udp, _tcp) = BindBoth();
        _tcp.Listen();
        _occupancy.Run(ServeUdpAsync);
        _occupancy.Run(ServeTcpAsync);
    }

    /// <summary>Where it really listens.</summary>
    public IPEndPoint Local => (IPEndPoint)_udp.LocalEndPoint!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _udp.Dispose();
        _tcp.Dispose();
    }

    // The system gives a free UDP port; the TCP port of the same number may be somebody else's.
    private static (Socket Udp, Socket Tcp) BindBoth()
    {
        for (var attempt = 1; ; attempt++)
        {
            var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                tcp.Bind(udp.LocalEndPoint!);
                return (udp, tcp);
            }
            catch (SocketException) when (attempt < PortAttempts)
            {
                udp.Dispose();
                tcp.Dispose();
            }
        }
    }

    private async Task ServeUdpAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestQuery];
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var received = await _udp.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), cancellationToken);
                var query = buffer.AsSpan(0, received.ReceivedBytes).ToArray();
                _occupancy.Run(token => AnswerUdpAsync(query, received.RemoteEndPoint, token));
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
            {
                // Windows reports a client that went away on the next receive; the server goes on.
            }
        }
    }

    private async Task AnswerUdpAsync(byte[] query, EndPoint client, CancellationToken cancellationToken)
    {
        if (await AnswerAsync(query, byTcp: false, cancellationToken) is { } answer)
            await _udp.SendToAsync(answer, SocketFlags.None, client, cancellationToken);
    }

    private async Task ServeTcpAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var client = await _tcp.AcceptAsync(cancellationToken);
            _occupancy.Run(token => AnswerTcpAsync(client, token));
        }
    }

    private async Task AnswerTcpAsync(Socket client, CancellationToken cancellationToken)
    {
        await using var stream = new NetworkStream(client, ownsSocket: true);
        var length = new byte[2];
        while (await stream.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false, cancellationToken) == length.Length)
        {
            var query = new byte[Math.Min(BinaryPrimitives.ReadUInt16BigEndian(length), (ushort)LargestQuery)];
            await stream.ReadExactlyAsync(query, cancellationToken);
            if (await AnswerAsync(query, byTcp: true, cancellationToken) is not { } answer)
                continue;
            var framed = new byte[2 + answer.Length];
            BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)answer.Length);
            answer.CopyTo(framed, 2);
            await stream.WriteAsync(framed, cancellationToken);
        }
    }

    private async Task<byte[]?> AnswerAsync(byte[] query, bool byTcp, CancellationToken cancellationToken)
    {
        if (!DnsMessage.TryReadQuestion(query, out var question))
            return null;
        return await _answer(question with { ByTcp = byTcp }, cancellationToken) is { } answer ? DnsMessage.WriteAnswer(question, answer) : null;
    }
}
