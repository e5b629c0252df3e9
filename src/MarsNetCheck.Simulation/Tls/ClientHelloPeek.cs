using System.Buffers.Binary;
using System.Text;

namespace MarsNetCheck.Simulation.Tls;

/// <summary>Reads a ClientHello from a connection without beginning TLS, so that the caller may still choose what to do.</summary>
internal static class ClientHelloPeek
{
    private const int RecordHeaderBytes = 5;
    private const int HandshakeHeaderBytes = 4;
    private const int MaxRecordBytes = 16 * 1024;
    private const int MaxHelloBytes = 32 * 1024;
    private const int MaxRecords = 16;
    private const byte HandshakeRecord = 22;
    private const byte ClientHelloMessage = 1;
    private const ushort ServerNameExtension = 0;
    private const ushort SupportedVersionsExtension = 43;
    private const byte HostNameKind = 0;

    /// <summary>Reads whole TLS records up to the end of the ClientHello, and not one byte more than those records.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a ClientHello, or it is too long.</exception>
    /// <exception cref="EndOfStreamException">The client went away first.</exception>
    public static async ValueTask<ClientHelloInfo> ReadAsync(Stream transport, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transport);
        var header = new byte[RecordHeaderBytes];
        var raw = new MemoryStream();
        var hello = new MemoryStream();
        for (var records = 0; records < MaxRecords; records++)
        {
            await transport.ReadExactlyAsync(header, cancellationToken);
            var length = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3));
            if (header[0] != HandshakeRecord || header[1] != 3 || length is 0 or > MaxRecordBytes)
            {
                throw new InvalidDataException("The client did not begin with a TLS handshake record.");
            }

            var body = new byte[length];
            await transport.ReadExactlyAsync(body, cancellationToken);
            raw.Write(header);
            raw.Write(body);
            hello.Write(body);
            if (TryGetBody(hello.GetBuffer().AsSpan(0, (int)hello.Length), out var message))
            {
                return Parse(message, raw.ToArray());
            }
        }

        throw new InvalidDataException("The ClientHello is spread over too many records.");
    }

    private static bool TryGetBody(ReadOnlySpan<byte> hello, out ReadOnlySpan<byte> message)
    {
        message = default;
        if (hello[0] != ClientHelloMessage)
        {
            throw new InvalidDataException("The first handshake message is not a ClientHello.");
        }

        if (hello.Length < HandshakeHeaderBytes)
        {
            return false;
        }

        var length = (hello[1] << 16) | (hello[2] << 8) | hello[3];
        if (length > MaxHelloBytes)
        {
            throw new InvalidDataException("The ClientHello is too long.");
        }

        if (hello.Length - HandshakeHeaderBytes < length)
        {
            return false;
        }

        message = hello.Slice(HandshakeHeaderBytes, length);
        return true;
    }

    private static ClientHelloInfo Parse(ReadOnlySpan<byte> body, byte[] raw)
    {
        var rest = body;
        var legacyVersion = TakeUInt16(ref rest);
        Take(ref rest, 32);
        Take(ref rest, TakeByte(ref rest));
        Take(ref rest, TakeUInt16(ref rest));
        Take(ref rest, TakeByte(ref rest));

        string? serverName = null;
        IReadOnlyList<ushort> versions = [legacyVersion];
        if (rest.IsEmpty)
        {
            return new ClientHelloInfo(serverName, versions, raw);
        }

        var extensions = Take(ref rest, TakeUInt16(ref rest));
        while (!extensions.IsEmpty)
        {
            var kind = TakeUInt16(ref extensions);
            var data = Take(ref extensions, TakeUInt16(ref extensions));
            switch (kind)
            {
                case ServerNameExtension:
                    serverName = ReadHostName(data);
                    break;
                case SupportedVersionsExtension:
                    versions = ReadVersions(data);
                    break;
                default:
                    break;
            }
        }

        return new ClientHelloInfo(serverName, versions, raw);
    }

    private static string? ReadHostName(ReadOnlySpan<byte> data)
    {
        var names = Take(ref data, TakeUInt16(ref data));
        while (!names.IsEmpty)
        {
            var kind = TakeByte(ref names);
            var name = Take(ref names, TakeUInt16(ref names));
            if (kind == HostNameKind)
            {
                return Encoding.ASCII.GetString(name);
            }
        }

        return null;
    }

    private static List<ushort> ReadVersions(ReadOnlySpan<byte> data)
    {
        var list = Take(ref data, TakeByte(ref data));
        var versions = new List<ushort>(list.Length / 2);
        while (!list.IsEmpty)
        {
            versions.Add(TakeUInt16(ref list));
        }

        return versions;
    }

    private static byte TakeByte(ref ReadOnlySpan<byte> rest) => Take(ref rest, 1)[0];

    private static ushort TakeUInt16(ref ReadOnlySpan<byte> rest) => BinaryPrimitives.ReadUInt16BigEndian(Take(ref rest, 2));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int count)
    {
        if (count > rest.Length)
        {
            throw new InvalidDataException("The ClientHello is cut short.");
        }

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
