using System.Buffers.Binary;
using System.Numerics;

namespace MarsNetCheck.Stages;

/// <summary>MD4 (RFC 1320), with which NTLM begins and which the platform does not have everywhere.</summary>
internal static class Md4
{
    private const int Block = 64;

    private static ReadOnlySpan<int> FirstShifts => [3, 7, 11, 19];

    private static ReadOnlySpan<int> SecondShifts => [3, 5, 9, 13];

    private static ReadOnlySpan<int> ThirdShifts => [3, 9, 11, 15];

    private static ReadOnlySpan<byte> ThirdOrder => [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15];

    /// <summary>The 16 bytes of the digest.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> text)
    {
        var padded = new byte[(text.Length + 1 + sizeof(ulong) + Block - 1) / Block * Block];
        text.CopyTo(padded);
        padded[text.Length] = 0x80;
        BinaryPrimitives.WriteUInt64LittleEndian(padded.AsSpan(padded.Length - sizeof(ulong)), (ulong)text.Length * 8);
        uint[] state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476];
        for (var at = 0; at < padded.Length; at += Block)
            Mix(state, padded.AsSpan(at, Block));
        var digest = new byte[16];
        for (var i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(digest.AsSpan(i * sizeof(uint)), state[i]);
        return digest;
    }

    private static void Mix(uint[] state, ReadOnlySpan<byte> block)
    {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        for (var i = 0; i < 48; i++)
        {
            var step = i % 16;
            var (mixed, word, shift) = (i / 16) switch
            {
                0 => ((b & c) | (~b & d), step, FirstShifts[step % 4]),
                1 => (((b & c) | (b & d) | (c & d)) + 0x5A827999, (step % 4 * 4) + (step / 4), SecondShifts[step % 4]),
                _ => ((b ^ c ^ d) + 0x6ED9EBA1, ThirdOrder[step], ThirdShifts[step % 4]),
            };
            var next = BitOperations.RotateLeft(unchecked(a + mixed + BinaryPrimitives.ReadUInt32LittleEndian(block[(word * sizeof(uint))..])), shift);
            (a, b, c, d) = (d, next, b, c);
        }
        unchecked
        {
            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
        }
    }
}
