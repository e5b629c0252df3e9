using System.Buffers.Binary;
using System.Net;
using System.Text;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Stages;

/// <summary>Asks a SOCKS proxy for a connection to a name: version 5 (RFC 1928) or 4a. Logs in nowhere.</summary>
internal static class Socks
{
    /// <summary>What stands for "no acceptable method" (RFC 1928 section 3), and here for a version 5 proxy that wants a login.</summary>
    public const int NoMethod = 255;

    private const byte Connect = 1;
    private const int Granted4 = 90;

    /// <summary>Asks over a connection to the proxy.</summary>
    /// <returns>0 if the connection is made; else the proxy's own code, or <see cref="NoMethod"/>.</returns>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="InvalidDataException">The answer is not of the protocol.</exception>
    public static async Task<int> AskAsync(Stream wire, ProxyScheme version, string host, int port, CancellationToken cancellationToken) =>
        version is ProxyScheme.Socks4
            ? await Ask4Async(wire, host, port, cancellationToken).ConfigureAwait(false)
            : await Ask5Async(wire, host, port, cancellationToken).ConfigureAwait(false);

    // Version 4a: the address 0.0.0.1 says that the name follows.
    private static async Task<int> Ask4Async(Stream wire, string host, int port, CancellationToken cancellationToken)
    {
        byte[] request = [4, Connect, .. Port(port), 0, 0, 0, 1, 0, .. Encoding.ASCII.GetBytes(host), 0];
        await wire.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = await ReadAsync(wire, 8, cancellationToken).ConfigureAwait(false);
        if (answer[0] != 0)
            throw new InvalidDataException();
        return answer[1] == Granted4 ? 0 : answer[1];
    }

    private static async Task<int> Ask5Async(Stream wire, string host, int port, CancellationToken cancellationToken)
    {
        await wire.WriteAsync(new byte[] { 5, 1, 0 }, cancellationToken).ConfigureAwait(false);
        var method = await ReadAsync(wire, 2, cancellationToken).ConfigureAwait(false);
        if (method[0] != 5)
            throw new InvalidDataException();
        if (method[1] != 0)
            return NoMethod;
        await wire.WriteAsync(Request5(host, port), cancellationToken).ConfigureAwait(false);
        var head = await ReadAsync(wire, 5, cancellationToken).ConfigureAwait(false);
        if (head[0] != 5)
            throw new InvalidDataException();
        // The rest of the bound address and its port: the first byte of the address is read already, and is a name's length.
        await ReadAsync(wire, head[3] switch { 1 => 3, 4 => 15, 3 => head[4], _ => throw new InvalidDataException() } + 2, cancellationToken).ConfigureAwait(false);
        return head[1];
    }

    private static byte[] Request5(string host, int port)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            var bytes = address.GetAddressBytes();
            return [5, Connect, 0, (byte)(bytes.Length == 4 ? 1 : 4), .. bytes, .. Port(port)];
        }
        var name = Encoding.ASCII.GetBytes(host);
        return [5, Connect, 0, 3, (byte)name.Length, .. name, .. Port(port)];
    }

    private static byte[] Port(int port)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)port);
        return bytes;
    }

    private static async Task<byte[]> ReadAsync(Stream wire, int count, CancellationToken cancellationToken)
    {
        var buffer = new byte[count];
        await wire.ReadExactlyAsync(buffer, cancellationToken).ConfigureAwait(false);
        return buffer;
    }
}
