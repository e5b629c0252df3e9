using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MarsNetCheck.Stages;

/// <summary>What NTLMv2 sends: the negotiation, and the answer to a challenge without signing or sealing, which HTTP does not use (MS-NLMP sections 2.2.1 and 3.3.2).</summary>
internal static class NtlmResponse
{
    private const int ChallengeHead = 48;
    private const int Head = 64;

    /// <summary>UNICODE, REQUEST_TARGET, NTLM, ALWAYS_SIGN, EXTENDED_SESSIONSECURITY, 128, 56 (section 2.2.2.5).</summary>
    private const uint Flags = 0xA0088205;
    private const uint HasTargetInfo = 0x00800000;

    private static ReadOnlySpan<byte> Signature => "NTLMSSP\0"u8;

    /// <summary>The message that begins a login.</summary>
    public static byte[] Negotiate()
    {
        var message = new byte[32];
        Begin(message, 1);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(12), Flags);
        return message;
    }

    /// <summary>The message that answers a challenge; null if that is none that NTLMv2 can answer.</summary>
    /// <param name="challenge">The server's message.</param>
    /// <param name="identity">Whose login it is.</param>
    /// <param name="clientChallenge">8 random bytes.</param>
    /// <param name="fileTime">The time in 100 ns since 1601, where the challenge has none.</param>
    public static byte[]? Authenticate(ReadOnlySpan<byte> challenge, NtlmIdentity identity, ReadOnlySpan<byte> clientChallenge, long fileTime)
    {
        if (challenge.Length < ChallengeHead || !challenge.StartsWith(Signature) || challenge[8] != 2)
            return null;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(challenge[40..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(challenge[44..]);
        if (length == 0 || offset > challenge.Length || length > challenge.Length - offset)
            return null;
        var info = challenge.Slice((int)offset, length);
        byte[] times = [.. BitConverter.GetBytes(TimeOf(info) ?? fileTime)];
        byte[] temporary = [1, 1, 0, 0, 0, 0, 0, 0, .. times, .. clientChallenge, 0, 0, 0, 0, .. info, 0, 0, 0, 0];
        var proof = Mac(KeyOf(identity), [.. challenge.Slice(24, 8), .. temporary]);
        return Message([.. proof, .. temporary], identity);
    }

    // Fields: LM (empty as section 3.1.5.1.2 has it, 24 zeros), NT, domain, user, workstation, session key; then the flags.
    private static byte[] Message(byte[] response, NtlmIdentity identity)
    {
        byte[][] fields = [new byte[24], response, Encoding.Unicode.GetBytes(identity.Domain), Encoding.Unicode.GetBytes(identity.User), [], []];
        var message = new byte[Head + fields.Sum(f => f.Length)];
        Begin(message, 3);
        var end = Head;
        for (var i = 0; i < fields.Length; i++)
        {
            var field = message.AsSpan(12 + (i * 8));
            BinaryPrimitives.WriteUInt16LittleEndian(field, (ushort)fields[i].Length);
            BinaryPrimitives.WriteUInt16LittleEndian(field[2..], (ushort)fields[i].Length);
            BinaryPrimitives.WriteInt32LittleEndian(field[4..], end);
            fields[i].CopyTo(message, end);
            end += fields[i].Length;
        }
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(60), Flags | HasTargetInfo);
        return message;
    }

    private static void Begin(Span<byte> message, int type)
    {
        Signature.CopyTo(message);
        BinaryPrimitives.WriteInt32LittleEndian(message[8..], type);
    }

    // NTOWFv2 (section 3.3.2).
    private static byte[] KeyOf(NtlmIdentity identity) =>
        Mac(Md4.Hash(Encoding.Unicode.GetBytes(identity.Password)), Encoding.Unicode.GetBytes(identity.User.ToUpperInvariant() + identity.Domain));

#pragma warning disable CA5351 // NTLMv2 is defined with HMAC-MD5.
    private static byte[] Mac(byte[] key, byte[] text) => HMACMD5.HashData(key, text);
#pragma warning restore CA5351

    // MsvAvTimestamp (section 2.2.2.1).
    private static long? TimeOf(ReadOnlySpan<byte> info)
    {
        while (info.Length >= 4)
        {
            var (id, length) = (BinaryPrimitives.ReadUInt16LittleEndian(info), BinaryPrimitives.ReadUInt16LittleEndian(info[2..]));
            if (id == 0 || length > info.Length - 4)
                return null;
            if (id == 7 && length == sizeof(long))
                return BinaryPrimitives.ReadInt64LittleEndian(info[4..]);
            info = info[(4 + length)..];
        }
        return null;
    }
}
