using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Simulation.Names;

/// <summary>Reads questions and writes answers in the DNS wire format (RFC 1035 section 4), as much of it as addresses need.</summary>
internal static class DnsMessage
{
    private const int HeaderBytes = 12;
    private const int LongestLabel = 63;
    private const int LongestName = 255;
    private const ushort TypeA = 1;
    private const ushort TypeAlias = 5;
    private const ushort TypeAaaa = 28;
    private const ushort TypeOptions = 41;
    private const ushort OptionExtendedError = 15;
    private const ushort LargestDatagram = 1232;
    private const ushort ClassInternet = 1;
    private const ushort PointerToQuestion = 0xC000 | HeaderBytes;

    /// <summary>Reads the one question of a query.</summary>
    /// <returns>False if it is no query with one question.</returns>
    public static bool TryReadQuestion(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out DnsQuestion? question)
    {
        question = null;
        var span = message.Span;
        if (span.Length < HeaderBytes || (span[2] & 0x80) != 0 || BinaryPrimitives.ReadUInt16BigEndian(span[4..]) != 1)
            return false;
        if (!TryReadName(span[HeaderBytes..], out var name, out var nameBytes) || span.Length < HeaderBytes + nameBytes + 4)
            return false;
        var type = BinaryPrimitives.ReadUInt16BigEndian(span[(HeaderBytes + nameBytes)..]);
        question = new DnsQuestion(
            BinaryPrimitives.ReadUInt16BigEndian(span),
            (span[2] & 1) != 0,
            name,
            type switch { TypeA => DnsRecordType.A, TypeAaaa => DnsRecordType.Aaaa, _ => null },
            message.Slice(HeaderBytes, nameBytes + 4))
        {
            HasEdns = BinaryPrimitives.ReadUInt16BigEndian(span[10..]) > 0,
        };
        return true;
    }

    /// <summary>Writes the answer to a question.</summary>
    public static byte[] WriteAnswer(DnsQuestion question, ZoneAnswer answer)
    {
        using var buffer = new MemoryStream(512);
        var family = question.Type == DnsRecordType.Aaaa ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        var addresses = question.Type is null ? [] : answer.Addresses.Where(a => a.AddressFamily == family).ToArray();
        WriteUInt16(buffer, question.Id);
        WriteUInt16(buffer, (ushort)(0x8080 | (question.RecursionDesired ? 0x0100 : 0) | (answer.ResponseCode & 0xF)));
        WriteUInt16(buffer, 1);
        WriteUInt16(buffer, (ushort)(answer.Aliases.Length + addresses.Length));
        WriteUInt16(buffer, 0);
        WriteUInt16(buffer, (ushort)(question.HasEdns ? 1 : 0));
        buffer.Write(question.Raw.Span);
        var owner = WriteAliases(buffer, answer.Aliases, (uint)answer.TimeToLive.TotalSeconds);
        foreach (var address in addresses)
            WriteAddress(buffer, owner, address, (uint)answer.TimeToLive.TotalSeconds);
        if (question.HasEdns)
            WriteOptions(buffer, answer.Says);
        return buffer.ToArray();
    }

    // Returns how the owner of the addresses is written: a pointer to the question or to the last alias.
    private static ushort WriteAliases(MemoryStream buffer, ImmutableArray<string> aliases, uint timeToLive)
    {
        var owner = PointerToQuestion;
        foreach (var alias in aliases)
        {
            WriteUInt16(buffer, owner);
            WriteRecordHead(buffer, TypeAlias, timeToLive);
            var name = EncodeName(alias);
            WriteUInt16(buffer, (ushort)name.Length);
            owner = (ushort)(0xC000 | buffer.Position);
            buffer.Write(name);
        }
        return owner;
    }

    private static void WriteAddress(MemoryStream buffer, ushort owner, IPAddress address, uint timeToLive)
    {
        var bytes = address.GetAddressBytes();
        WriteUInt16(buffer, owner);
        WriteRecordHead(buffer, bytes.Length == 4 ? TypeA : TypeAaaa, timeToLive);
        WriteUInt16(buffer, (ushort)bytes.Length);
        buffer.Write(bytes);
    }

    // The pseudo-record of EDNS (RFC 6891 section 6.1.2), with what the server says besides (RFC 8914 section 2).
    private static void WriteOptions(MemoryStream buffer, ExtendedDnsError? says)
    {
        buffer.WriteByte(0);
        WriteUInt16(buffer, TypeOptions);
        WriteUInt16(buffer, LargestDatagram);
        WriteUInt16(buffer, 0);
        WriteUInt16(buffer, 0);
        var text = Encoding.UTF8.GetBytes(says?.Text ?? "");
        WriteUInt16(buffer, (ushort)(says is null ? 0 : 6 + text.Length));
        if (says is null)
            return;
        WriteUInt16(buffer, OptionExtendedError);
        WriteUInt16(buffer, (ushort)(2 + text.Length));
        WriteUInt16(buffer, (ushort)says.Code);
        buffer.Write(text);
    }

    private static void WriteRecordHead(MemoryStream buffer, ushort type, uint timeToLive)
    {
        WriteUInt16(buffer, type);
        WriteUInt16(buffer, ClassInternet);
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, timeToLive);
        buffer.Write(bytes);
    }

    private static byte[] EncodeName(string name)
    {
        using var bytes = new MemoryStream();
        foreach (var label in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            bytes.WriteByte((byte)label.Length);
            bytes.Write(Encoding.ASCII.GetBytes(label));
        }
        bytes.WriteByte(0);
        return bytes.ToArray();
    }

    private static bool TryReadName(ReadOnlySpan<byte> from, out string name, out int length)
    {
        var text = new StringBuilder();
        name = "";
        for (length = 0; length < Math.Min(from.Length, LongestName);)
        {
            var label = from[length++];
            if (label == 0)
            {
                name = text.ToString();
                return true;
            }
            if (label > LongestLabel || length + label > from.Length)
                return false;
            if (text.Length > 0)
                text.Append('.');
            text.Append(Encoding.ASCII.GetString(from.Slice(length, label)));
            length += label;
        }
        return false;
    }

    private static void WriteUInt16(MemoryStream buffer, ushort value)
    {
        buffer.WriteByte((byte)(value >> 8));
        buffer.WriteByte((byte)value);
    }
}
