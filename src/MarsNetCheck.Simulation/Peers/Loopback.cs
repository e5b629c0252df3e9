using System.Net;
using System.Net.Sockets;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>The interface that every pretended address leads to.</summary>
internal static class Loopback
{
    /// <summary>Finds out whether there is a way to it. A UDP socket connects without sending anything, and nothing listens.</summary>
    /// <exception cref="LoopbackException">There is none: otherwise each address would look as if this machine had no network.</exception>
    public static void Try()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            socket.Connect(socket.LocalEndPoint!);
        }
        catch (SocketException e)
        {
            throw new LoopbackException(e);
        }
    }
}
