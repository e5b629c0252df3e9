using System.Net.Sockets;

namespace MarsNetCheck.Facts;

/// <summary>How a stage failed.</summary>
public sealed record Failure
{
    /// <summary>What was seen.</summary>
    public required FailureKind Kind { get; init; }

    /// <summary>The socket error behind it; null if there was none.</summary>
    public SocketError? Socket { get; init; }

    /// <summary>The ICMP error behind it; null if there was none or the platform hides it.</summary>
    public IcmpError? Icmp { get; init; }

    /// <summary>The TLS alert's description, 0 to 255 (RFC 8446 section 6); null if there was none or the platform hides it.</summary>
    public int? Alert { get; init; }

    /// <summary>The first bytes that came instead of the protocol, printable, at most 64 characters; null if none came or they do not matter.</summary>
    public string? Received { get; init; }

    /// <summary>A failure of the given kind with nothing more to say.</summary>
    public static Failure Of(FailureKind kind) => new() { Kind = kind };
}
