using System.Collections.Immutable;

namespace MarsNetCheck.Facts;

/// <summary>An HTTP answer as far as it was read. Sizes are bounded.</summary>
public sealed record AnswerFact
{
    /// <summary>The status, 100 to 599 (RFC 9110 section 15).</summary>
    public required int Status { get; init; }

    /// <summary>The reason phrase; null if there was none.</summary>
    public string? Reason { get; init; }

    /// <summary>The header fields in their order, the first 64.</summary>
    public ImmutableArray<HeaderFact> Headers { get; init; } = [];

    /// <summary>The beginning of the body as text; "" if there was none.</summary>
    public string Body { get; init; } = "";

    /// <summary>True if the body went on after what was kept.</summary>
    public bool Truncated { get; init; }

    /// <summary>The answer's Date (RFC 9110 section 6.6.1); null if it had none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>When this machine's clock said the answer arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>All values of a header field, compared without case.</summary>
    public IEnumerable<string> Values(string name) =>
        Headers.Where(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    /// <summary>The first value of a header field; null if there is none.</summary>
    public string? Value(string name) => Values(name).FirstOrDefault();
}
