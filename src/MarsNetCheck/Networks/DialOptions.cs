namespace MarsNetCheck.Networks;

/// <summary>How a connection is opened otherwise than usual.</summary>
public sealed record DialOptions
{
    /// <summary>The usual way.</summary>
    public static DialOptions Usual { get; } = new();

    /// <summary>The largest segment in bytes that this machine sends and asks for (RFC 9293 section 3.7.1), 88 to 32,767; null for what the path's interface gives.</summary>
    public int? MaximumSegmentSize { get; init; }
}
