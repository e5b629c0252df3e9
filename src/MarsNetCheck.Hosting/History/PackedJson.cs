using System.IO.Compression;

namespace MarsNetCheck.Hosting.History;

/// <summary>The JSON of reports as the store holds it: compressed by Brotli, to about a tenth.</summary>
internal static class PackedJson
{
    // A report of a thousand endpoints has some megabytes. Only a damaged row claims more.
    private const int Largest = 256 * 1024 * 1024;
    private const int Quality = 5;
    private const int Window = 22;

    /// <summary>Compresses.</summary>
    public static byte[] Pack(ReadOnlyMemory<byte> json)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        return BrotliEncoder.TryCompress(json.Span, packed, out var length, Quality, Window)
            ? packed[..length]
            : throw new InvalidOperationException("Brotli did not find room for its longest result.");
    }

    /// <summary>Decompresses; null if the bytes are damaged.</summary>
    /// <param name="packed">What <see cref="Pack"/> gave.</param>
    /// <param name="size">The length of the JSON.</param>
    public static byte[]? Unpack(ReadOnlySpan<byte> packed, long size)
    {
        if (size is < 0 or > Largest)
            return null;
        var json = new byte[size];
        return BrotliDecoder.TryDecompress(packed, json, out var length) && length == size ? json : null;
    }
}
