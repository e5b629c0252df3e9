using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace MarsNetCheck.Tests.Peers;

/// <summary>A DNS server on loopback, by UDP and TCP on one port, that treats each question as the test says: any bytes, or none.</summary>
internal sealed class DnsPeer : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Socket _udp;
    private readonly Socket _tcp;
    private readonly Func<DnsQuery, IEnumerable<byte[]>> _answer;
    private readonly Task _serving;
    private int _asked;
    private int _tcpClients;

    public DnsPeer(Func<DnsQuery, IEnumerable<byte[]>> answer)
    {
        _answer = answer;
        (_udp, _tcp) = BindBoth();
        _tcp.Listen();
        _serving = Task.WhenAll(ServeUdpAsync(), ServeTcpAsync());
    }

    public IPEndPoint EndPoint => (IPEndPoint)_udp.LocalEndPoint!;

    /// <summary>How many questions came.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>How many TCP connections were made.</summary>
    public int TcpClients => Volatile.Read(ref _tcpClients);

    public async ValueTask DisposeAsync()
    {
        if (_serving.IsCompleted)
            return;
        await _end.CancelAsync();
        await _serving;
        _udp.Dispose();
        _tcp.Dispose();
        _end.Dispose();
    }

    // The system gives a free UDP port; the TCP port of the same number may be somebody else's.
    private static (Socket Udp, Socket Tcp) BindBoth()
    {
        while (true)
        {
            var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                tcp.Bind(udp.LocalEndPoint!);
                return (udp, tcp);
            }
            catch (SocketException)
            {
                udp.Dispose();
                tcp.Dispose();
            }
        }
    }

    private IEnumerable<byte[]> Answer(byte[] message, bool byTcp)
    {
        Interlocked.Increment(ref _asked);
        return _answer(new DnsQuery(message, byTcp));
    }

    private async Task ServeUdpAsync()
    {
        var buffer = new byte[4096];
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var received = await _udp.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), _end.Token);
                foreach (var answer in Answer(buffer[..received.ReceivedBytes], byTcp: false))
                    await _udp.SendToAsync(answer, SocketFlags.None, received.RemoteEndPoint, _end.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException)
            {
                // The test is over, or Windows reports a client that went away.
            }
        }
    }

    private async Task ServeTcpAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
            {
                if (await AcceptAsync() is { } client)
                    clients.Add(ServeClientAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(clients);
        }
    }

    // Windows reports a client that went away before it was accepted.
    private async Task<Socket?> AcceptAsync()
    {
        try
        {
            return await _tcp.AcceptAsync(_end.Token);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private async Task ServeClientAsync(Socket socket)
    {
        Interlocked.Increment(ref _tcpClients);
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        var length = new byte[2];
        try
        {
            while (await stream.ReadAtLeastAsync(length, 2, throwOnEndOfStream: false, _end.Token) == 2)
            {
                var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(query, _end.Token);
                foreach (var answer in Answer(query, byTcp: true))
                    await stream.WriteAsync(new byte[] { (byte)(answer.Length >> 8), (byte)answer.Length }.Concat(answer).ToArray(), _end.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The client went away, or the test is over.
        }
    }
}
