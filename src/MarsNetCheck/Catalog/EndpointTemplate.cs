using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>An endpoint as the catalog file holds it: its host may still have a place for the region, and it is not yet judged by an edition.</summary>
internal sealed record EndpointTemplate
{
    private const string GeoPlace = "{geo}";

    public required string Id { get; init; }

    public required EndpointGroup Group { get; init; }

    /// <summary>The address, possibly with <c>{geo}</c> in its host.</summary>
    public required string Url { get; init; }

    public required bool Required { get; init; }

    public required bool Sample { get; init; }

    /// <summary>True if it is probed only with an edition that names its very host, or if the user names it.</summary>
    public bool OnRequest { get; init; }

    /// <summary>How the names of all hosts of this kind end, with the leading dot; null if the host is the only one.</summary>
    public string? Suffix { get; init; }

    public required string Purpose { get; init; }

    public required ExpectedAnswer Expect { get; init; }

    public string? Trust { get; init; }

    public ImmutableArray<string> RangeSets { get; init; } = [];

    public required bool PrivateLink { get; init; }

    public required string Source { get; init; }

    public string? Note { get; init; }

    public bool IsRegional => Url.Contains(GeoPlace, StringComparison.Ordinal);

    /// <summary>True if the hosts of this kind end as <paramref name="host"/> does, or if it is this very host.</summary>
    public bool Covers(string host) =>
        (Suffix is not null && host.EndsWith(Suffix, StringComparison.Ordinal)) || (!IsRegional && string.Equals(UrlIn("").IdnHost, host, StringComparison.Ordinal));

    /// <summary>True if <paramref name="word"/> is the id or the host, in any case; groups and words with <c>*</c> name nothing by itself.</summary>
    public bool IsCalled(string word) =>
        string.Equals(word, Id, StringComparison.OrdinalIgnoreCase) || (!IsRegional && string.Equals(word, UrlIn("").IdnHost, StringComparison.OrdinalIgnoreCase));

    public string IdIn(string geo) => IsRegional ? $"{Id}-{geo}" : Id;

    public Uri UrlIn(string geo) => new(Fill(Url, geo), UriKind.Absolute);

    /// <summary>Puts a geo code in the place that a template has for it.</summary>
    public static string Fill(string template, string geo) => template.Replace(GeoPlace, geo, StringComparison.Ordinal);
}
