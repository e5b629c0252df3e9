using System.Buffers.Binary;
using System.Text;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>Reads who a server says it is in an NTLM challenge (MS-NLMP section 2.2.1.2), also in one that Negotiate wraps. What does not fit is left out.</summary>
internal static class NtlmChallenge
{
    private const int Head = 32;
    private const int HeadWithInfo = 48;
    private const int UsesUnicode = 1;
    private const int MaxName = 256;
    private const int MaxPairs = 32;

    private static ReadOnlySpan<byte> Signature => "NTLMSSP\0\u0002\0\0\0"u8;

    /// <summary>Adds what a blob says to what is known; <paramref name="known"/> itself if the blob holds no challenge.</summary>
    public static ProxyIdentityFact Read(ReadOnlySpan<byte> blob, ProxyIdentityFact known)
    {
        var start = blob.IndexOf(Signature);
        if (start < 0 || blob.Length - start < Head)
            return known;
        var message = blob[start..];
        var unicode = (BinaryPrimitives.ReadUInt32LittleEndian(message[20..]) & UsesUnicode) != 0;
        known = known with { TargetName = Text(Field(message, 12), unicode ? Encoding.Unicode : Encoding.Latin1) ?? known.TargetName };
        return message.Length < HeadWithInfo ? known : ReadInfo(Field(message, 40), known);
    }

    // A list of pairs, each an id, a length and a text in UTF-16 (section 2.2.2.1).
    private static ProxyIdentityFact ReadInfo(ReadOnlySpan<byte> info, ProxyIdentityFact known)
    {
        for (var pairs = 0; info.Length >= 4 && pairs < MaxPairs; pairs++)
        {
            var id = BinaryPrimitives.ReadUInt16LittleEndian(info);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(info[2..]);
            if (id == 0 || length > info.Length - 4)
                break;
            known = With(known, id, info.Slice(4, length));
            info = info[(4 + length)..];
        }
        return known;
    }

    private static ProxyIdentityFact With(ProxyIdentityFact known, ushort id, ReadOnlySpan<byte> value) => id switch
    {
        1 => known with { NetBiosComputer = Text(value, Encoding.Unicode) },
        2 => known with { NetBiosDomain = Text(value, Encoding.Unicode) },
        3 => known with { DnsComputer = Text(value, Encoding.Unicode) },
        4 => known with { DnsDomain = Text(value, Encoding.Unicode) },
        _ => known,
    };

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> message, int at)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(message[at..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(message[(at + 4)..]);
        return offset <= message.Length && length <= message.Length - offset ? message.Slice((int)offset, length) : [];
    }

    private static string? Text(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var text = Printable.Clean(encoding.GetString(bytes));
        return text.Length == 0 ? null : text[..Math.Min(text.Length, MaxName)];
    }
}
