using System.Net.Sockets;
using MarsNetCheck.Simulation.Tls;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>The far end of a connection that the program opened: its bytes, and all the ways to end it.</summary>
internal sealed class Peer
{
    private const int DrainBytes = 4096;
    private readonly Socket _socket;

    /// <summary>The far end of an accepted connection.</summary>
    public Peer(Socket socket)
        : this(socket, new NetworkStream(socket, ownsSocket: false))
    {
    }

    private Peer(Socket socket, Stream stream)
    {
        _socket = socket;
        Stream = stream;
    }

    /// <summary>The bytes.</summary>
    public Stream Stream { get; }

    /// <summary>The same connection with another protocol on top.</summary>
    public Peer Over(Stream stream) => new(_socket, stream);

    /// <summary>Ends the connection with a RST (RFC 9293 section 3.5.2).</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    /// <summary>Stays silent until the other side goes away.</summary>
    public async Task HangAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[DrainBytes];
        while (await _socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken) > 0)
        {
            // What comes is not answered.
        }
    }

    /// <summary>Ends the connection in an orderly way, so that all that was sent arrives.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (Stream is ServerTlsStream tls)
            await tls.ShutdownAsync(cancellationToken);
        _socket.Shutdown(SocketShutdown.Send);
        // A close with unread bytes would become a reset and take back what was sent.
        await HangAsync(cancellationToken);
    }
}
