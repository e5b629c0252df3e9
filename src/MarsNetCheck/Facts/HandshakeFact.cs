using System.Collections.Immutable;

namespace MarsNetCheck.Facts;

/// <summary>What a TLS handshake showed. A bad certificate is no failure here: it is recorded, and the handshake goes on.</summary>
public sealed record HandshakeFact : StageFact
{
    /// <summary>The server name that was sent (RFC 6066 section 3).</summary>
    public required string ServerName { get; init; }

    /// <summary>The protocol that was agreed on, for example <c>Tls13</c>; null if the handshake failed.</summary>
    public string? Protocol { get; init; }

    /// <summary>The cipher suite; null if the handshake failed or the platform does not tell.</summary>
    public string? Cipher { get; init; }

    /// <summary>The certificates that the server sent, its own first.</summary>
    public ImmutableArray<CertificateFact> Chain { get; init; } = [];

    /// <summary>Thumbprint of the root that the chain ends in on this machine; null if it could not be built to a root.</summary>
    public string? Root { get; init; }

    /// <summary>The distinguished name of the last certificate of the built chain; null if the server sent none.</summary>
    public string? RootSubject { get; init; }

    /// <summary>True if this machine's roots trust the chain; null if no certificate came.</summary>
    public bool? Trusted { get; init; }

    /// <summary>True if the root is one that the user named as genuine (<c>--expect-root</c>); null if no certificate came.</summary>
    public bool? ExpectedRoot { get; init; }

    /// <summary>True if the certificate is for the server name; null if no certificate came.</summary>
    public bool? NameMatches { get; init; }

    /// <summary>What building the chain complained of, by the names of X509ChainStatusFlags.</summary>
    public ImmutableArray<string> ChainProblems { get; init; } = [];

    /// <summary>Bytes that came back after the ClientHello.</summary>
    public long BytesReceived { get; init; }

    /// <summary>When the certificate was judged, by this machine's clock.</summary>
    public required DateTimeOffset JudgedAt { get; init; }
}
