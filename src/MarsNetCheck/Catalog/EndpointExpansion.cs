using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>Turns templates into endpoints: fills in the region, and lets the edition of the list decide what they stand for.</summary>
internal sealed class EndpointExpansion(ImmutableArray<Requirement> requirements, ImmutableArray<RangeSet> rangeSets)
{
    private readonly ImmutableArray<(Requirement Requirement, HostPattern Pattern)> _patterns =
        [.. requirements.Select(requirement => (requirement, HostPattern.Parse(requirement.Pattern)))];

    public Endpoint Expand(EndpointTemplate template, string geo)
    {
        var url = template.UrlIn(geo);
        return new Endpoint
        {
            Id = template.IdIn(geo),
            Group = template.Group,
            Url = url,
            Required = IsRequired(template, url),
            Sample = template.Sample,
            Purpose = template.Purpose,
            Requirements = StandsFor(url),
            Expect = template.Expect,
            Trust = template.Trust,
            AddressRanges = [.. rangeSets.Where(set => template.RangeSets.Contains(set.Id, StringComparer.Ordinal)).SelectMany(set => set.Cidrs)],
            PrivateLink = template.PrivateLink,
            Source = template.Source,
            Note = template.Note,
        };
    }

    /// <summary>The patterns of the edition that an address stands for, as the edition spells them.</summary>
    public ImmutableArray<string> StandsFor(Uri url) =>
        [.. _patterns.Where(entry => RequirementMatch.StandsFor(url, entry.Pattern)).Select(entry => entry.Requirement.Pattern)];

    /// <summary>True if the edition names the very host of the address, not only a wildcard over it.</summary>
    public bool Names(Uri url) => Naming(url).Any();

    private IEnumerable<Requirement> Naming(Uri url) =>
        _patterns.Where(entry => entry.Pattern.IsExact && RequirementMatch.StandsFor(url, entry.Pattern)).Select(entry => entry.Requirement);

    // An edition that names the very host decides about it: the connectivity checks were required once and are only mentioned now.
    private bool IsRequired(EndpointTemplate template, Uri url)
    {
        var exact = Naming(url).ToArray();
        return exact.Length == 0 ? template.Required : exact.Any(requirement => requirement.Required);
    }
}
