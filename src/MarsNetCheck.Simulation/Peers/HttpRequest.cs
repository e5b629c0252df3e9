using System.Collections.Immutable;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>The head of an HTTP request (RFC 9112 section 3).</summary>
internal sealed record HttpRequest
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The request target as it came: a path, an absolute URL, or host and port.</summary>
    public required string Target { get; init; }

    /// <summary>The header fields in their order.</summary>
    public ImmutableArray<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The Host field; null if there is none.</summary>
    public string? Host => Value("Host");

    /// <summary>True if a tunnel is asked for.</summary>
    public bool IsConnect => string.Equals(Method, "CONNECT", StringComparison.Ordinal);

    /// <summary>The path and query that are asked for.</summary>
    public string Path => Uri.TryCreate(Target, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url.PathAndQuery : Target;

    /// <summary>The first value of a header field, compared without case; null if there is none.</summary>
    public string? Value(string name)
    {
        foreach (var (field, value) in Headers)
        {
            if (string.Equals(field, name, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        return null;
    }
}
