using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>The one loopback port behind every pretended address. A connection is known by its client port; an unknown one is closed at once.</summary>
internal sealed class LoopbackListener : IDisposable
{
    private const int Backlog = 512;
    private readonly ConcurrentDictionary<int, ConnectionPlan> _expected = new();
    private readonly Func<Peer, ConnectionPlan, CancellationToken, Task> _serve;
    private readonly Occupancy _occupancy;
    private readonly Lazy<Socket> _listener;

    /// <summary>Prepares it; the port is opened with the first connection.</summary>
    public LoopbackListener(Func<Peer, ConnectionPlan, CancellationToken, Task> serve, Occupancy occupancy)
    {
        _serve = serve;
        _occupancy = occupancy;
        _listener = new Lazy<Socket>(Open);
    }

    /// <summary>True once a port has been opened.</summary>
    public bool IsOpen => _listener.IsValueCreated;

    /// <summary>Opens a connection that pretends to be the planned one. The caller owns the socket.</summary>
    public async Task<Socket> ConnectAsync(ConnectionPlan plan, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var port = 0;
        try
        {
            // Bound before it connects, so that the listener knows it when it comes.
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            port = ((IPEndPoint)socket.LocalEndPoint!).Port;
            _expected[port] = plan;
            await socket.ConnectAsync(_listener.Value.LocalEndPoint!, cancellationToken);
            return socket;
        }
        catch
        {
            _expected.TryRemove(port, out _);
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_listener.IsValueCreated)
            _listener.Value.Dispose();
    }

    private Socket Open()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(Backlog);
        _occupancy.Run(token => AcceptAsync(listener, token));
        return listener;
    }

    private async Task AcceptAsync(Socket listener, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var client = await listener.AcceptAsync(cancellationToken);
            if (client.RemoteEndPoint is IPEndPoint remote && _expected.TryRemove(remote.Port, out var plan))
                _occupancy.Run(token => ServeAsync(client, plan, token));
            else
                client.Dispose();
        }
    }

    private async Task ServeAsync(Socket client, ConnectionPlan plan, CancellationToken cancellationToken)
    {
        using (client)
        {
            client.NoDelay = true;
            await _serve(new Peer(client), plan, cancellationToken);
        }
    }
}
