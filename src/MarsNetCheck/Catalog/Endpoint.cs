using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>One concrete host that can be probed, and what a genuine answer of it looks like.</summary>
public sealed record Endpoint
{
    /// <summary>The <see cref="Source"/> of a host that the user named and the catalog does not hold.</summary>
    public const string NamedByUser = "option";

    /// <summary>The stable name of this endpoint in reports and on the command line, for example <c>login-microsoftonline</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the endpoint is for.</summary>
    public required EndpointGroup Group { get; init; }

    /// <summary>The address that is requested; its scheme decides whether there is a TLS handshake.</summary>
    public required Uri Url { get; init; }

    /// <summary>True if backup does not work without it; false if it is recommended.</summary>
    public required bool Required { get; init; }

    /// <summary>True if the host only stands for many of its kind (a pod, a storage account) and may not exist: its absence proves nothing.</summary>
    public bool Sample { get; init; }

    /// <summary>What the endpoint is needed for, one sentence.</summary>
    public required string Purpose { get; init; }

    /// <summary>Patterns of the documented requirements that this endpoint stands for, for example <c>*.microsoftonline.com</c>; may be empty.</summary>
    public ImmutableArray<string> Requirements { get; init; } = [];

    /// <summary>What a genuine answer looks like.</summary>
    public required ExpectedAnswer Expect { get; init; }

    /// <summary>Id of the <see cref="TrustSet"/> whose roots are genuine for this host; null for plain HTTP.</summary>
    public string? Trust { get; init; }

    /// <summary>The documented address ranges that this host must resolve into; empty if none are documented.</summary>
    public ImmutableArray<string> AddressRanges { get; init; } = [];

    /// <summary>True if the service can be reached by a private endpoint, so that a private address can be right.</summary>
    public bool PrivateLink { get; init; }

    /// <summary>Where the entry comes from: id of a source in the catalog, or <see cref="NamedByUser"/>.</summary>
    public required string Source { get; init; }

    /// <summary>What is inferred, not documented, or odd about the entry; null if there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>The host name of <see cref="Url"/> in ASCII form.</summary>
    public string Host => Url.IdnHost;

    /// <summary>The TCP port of <see cref="Url"/>.</summary>
    public int Port => Url.Port;

    /// <summary>True if the endpoint speaks TLS.</summary>
    public bool IsTls => string.Equals(Url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);
}
