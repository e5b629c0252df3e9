using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MarsNetCheck.Tests.Peers;

/// <summary>A TCP listener on loopback that treats each connection as the test says.</summary>
internal sealed class RawPeer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    public RawPeer(Func<NetworkStream, CancellationToken, Task> behave)
    {
        _listener.Start();
        EndPoint = (IPEndPoint)_listener.LocalEndpoint;
        _accepting = AcceptAsync(behave);
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>Reads what comes first, then says <paramref name="answer"/>, then closes.</summary>
    public static RawPeer Answering(string answer) => new(async (stream, token) =>
    {
        await ReadSomeAsync(stream, token);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), token);
    });

    /// <summary>Reads what comes first, then says nothing.</summary>
    public static RawPeer Silent() => new(async (stream, token) =>
    {
        await ReadSomeAsync(stream, token);
        await Task.Delay(Timeout.Infinite, token);
    });

    /// <summary>Reads what comes first, then sends a RST.</summary>
    public static RawPeer Resetting() => new(async (stream, token) =>
    {
        await ReadSomeAsync(stream, token);
        // Before the stream's own end, which would send a FIN first.
        stream.Socket.Close(0);
    });

    public static async Task<string> ReadSomeAsync(Stream stream, CancellationToken token)
    {
        var buffer = new byte[8192];
        var count = await stream.ReadAsync(buffer, token);
        return Encoding.Latin1.GetString(buffer, 0, count);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> behave)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_end.Token), behave));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket, Func<NetworkStream, CancellationToken, Task> behave)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            await behave(stream, _end.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The client went away, or the test is over.
        }
    }
}
