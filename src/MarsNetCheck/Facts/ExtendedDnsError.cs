namespace MarsNetCheck.Facts;

/// <summary>What a DNS server says of its answer besides the response code (Extended DNS Errors, RFC 8914).</summary>
public sealed record ExtendedDnsError
{
    /// <summary>The code, 0 to 65535: 15 is Blocked, 17 Filtered (RFC 8914 section 4).</summary>
    public required int Code { get; init; }

    /// <summary>The server's own words, without control characters, at most 200 characters; null if it had none.</summary>
    public string? Text { get; init; }
}
