using System.IO.Compression;
using System.Security.Cryptography;
using MarsNetCheck.Hosting.Runs;

namespace MarsNetCheck.Hosting.Api;

/// <summary>The forms in which a report is sent: each is made once, when it is first asked for.</summary>
internal sealed class ReportForm
{
    private readonly Lazy<byte[]> _gzip;
    private readonly Lazy<byte[]> _brotli;

    /// <summary>Creates it.</summary>
    public ReportForm(ReportSnapshot snapshot)
    {
        Snapshot = snapshot;
        EntityTag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(snapshot.Json.Span).AsSpan(0, 8))}\"";
        _gzip = new(() => Compressed(snapshot.Json, s => new GZipStream(s, CompressionLevel.Optimal, leaveOpen: true)));
        _brotli = new(() => Compressed(snapshot.Json, s => new BrotliStream(s, CompressionLevel.Optimal, leaveOpen: true)));
    }

    /// <summary>The report.</summary>
    public ReportSnapshot Snapshot { get; }

    /// <summary>Its entity tag, a weak one: the forms hold the same report (RFC 9110 section 8.8.3).</summary>
    public string EntityTag { get; }

    /// <summary>Its bytes in a content coding: <c>gzip</c>, <c>br</c>, or null for none.</summary>
    public ReadOnlyMemory<byte> In(string? coding) => coding switch
    {
        "br" => _brotli.Value,
        "gzip" => _gzip.Value,
        _ => Snapshot.Json,
    };

    private static byte[] Compressed(ReadOnlyMemory<byte> json, Func<Stream, Stream> codec)
    {
        using var output = new MemoryStream();
        using (var stream = codec(output))
            stream.Write(json.Span);
        return output.ToArray();
    }
}
