using System.Net;
using System.Net.Sockets;

namespace MarsNetCheck.Networks;

/// <summary>Tells this machine's end of a connection that was not made. The socket knows it as soon as the connecting has begun, and does not show it before it has ended well.</summary>
internal static class LocalEnd
{
    /// <summary>The address and port that the attempt was made from; null if it came to none.</summary>
    public static IPEndPoint? Of(Socket socket, IPEndPoint remote)
    {
        if (Bound(socket) is not { Port: > 0 } bound)
            return null;
        return IsAny(bound.Address) ? WithAddress(bound.Port, remote) : bound;
    }

    /// <summary>Another view of the same handle asks the system again (getsockname).</summary>
    private static IPEndPoint? Bound(Socket socket)
    {
        try
        {
            using var handle = new SafeSocketHandle(socket.SafeHandle.DangerousGetHandle(), ownsHandle: false);
            using var view = new Socket(handle);
            return view.LocalEndPoint as IPEndPoint;
        }
        // A cancelled attempt may have taken the handle with it.
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Windows fills the address in once connected; the route to the destination tells it before. A datagram socket sends nothing when it is connected.</summary>
    private static IPEndPoint? WithAddress(int port, IPEndPoint remote)
    {
        try
        {
            using var socket = new Socket(remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(remote);
            return socket.LocalEndPoint is IPEndPoint { Address: var address } && !IsAny(address) ? new IPEndPoint(address, port) : null;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
