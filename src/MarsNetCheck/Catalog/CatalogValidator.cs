using System.Collections.Immutable;
using System.Globalization;

namespace MarsNetCheck.Catalog;

/// <summary>Checks the entries of a catalog file against each other: names given twice, references to nothing, patterns with neither a host to probe nor a reason.</summary>
internal sealed class CatalogValidator
{
    private readonly CatalogDocument _document;
    private readonly ImmutableArray<string> _sources;
    private readonly ImmutableArray<string> _trustSets;
    private readonly List<CatalogError> _errors = [];

    private CatalogValidator(CatalogDocument document)
    {
        _document = document;
        _sources = [.. document.Sources.Select(source => source.Id)];
        _trustSets = [.. document.TrustSets.Select(trust => trust.Set.Id)];
    }

    public static IReadOnlyList<CatalogError> Check(CatalogDocument document)
    {
        var validator = new CatalogValidator(document);
        validator.CheckTop();
        for (var i = 0; i < document.Clouds.Length; i++)
            validator.CheckCloud(document.Clouds[i], At("$.clouds", i));

        validator.CheckEndpoints(document.CommonEndpoints, "$.commonEndpoints", []);
        return validator._errors;
    }

    private void CheckTop()
    {
        Unique(_sources, "$.sources", "id");
        Unique(_trustSets, "$.trustSets", "id");
        Unique([.. _document.Clouds.Select(cloud => cloud.Id)], "$.clouds", "id");
        Unique([.. _document.CommonEndpoints.Select(endpoint => endpoint.Id)], "$.commonEndpoints", "id");
        for (var i = 0; i < _document.TrustSets.Length; i++)
            CheckTrust(_document.TrustSets[i], At("$.trustSets", i));

        var regions = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _document.Clouds.Length; i++)
            Unique([.. _document.Clouds[i].Regions.Select(region => region.Name)], At("$.clouds", i) + ".regions", "name", regions);
    }

    private void CheckTrust(TrustEntry trust, string path)
    {
        Known(trust.Source, _sources, path + ".source", "source", "$.sources");
        Unique(trust.Set.Roots, path + ".roots", "sha1");
        for (var i = 0; i < trust.RootSources.Length; i++)
            Known(trust.RootSources[i], _sources, At(path + ".roots", i) + ".source", "source", "$.sources");
    }

    private void CheckCloud(CatalogCloud cloud, string path)
    {
        CheckNames(cloud, path);
        ImmutableArray<string> rangeSets = [.. cloud.RangeSets.Select(set => set.Id)];
        Known(cloud.DefaultProfile, [.. cloud.Profiles.Select(profile => profile.Id)], path + ".defaultProfile", "profile", path + ".profiles");
        Known(cloud.HostTrust, _trustSets, path + ".hostTrust", "trust set", "$.trustSets");
        AllKnown(cloud.AnchorRegions, [.. cloud.Regions.Select(region => region.Name)], path + ".anchorRegions", "region", path + ".regions");
        AllFromSources([.. cloud.Regions.Select(region => region.Source)], path + ".regions");
        AllFromSources([.. cloud.RangeSets.Select(set => set.Source)], path + ".rangeSets");
        for (var i = 0; i < cloud.Profiles.Length; i++)
            CheckProfile(cloud, cloud.Profiles[i], At(path + ".profiles", i), rangeSets);

        for (var i = 0; i < cloud.Requirements.Length; i++)
            CheckReason(cloud, cloud.Requirements[i], At(path + ".requirements", i) + ".notProbed");

        CheckEndpoints(cloud.Endpoints, path + ".endpoints", rangeSets);
        CheckEndpointNames(cloud, path);
    }

    private void CheckNames(CatalogCloud cloud, string path)
    {
        Unique(cloud.AnchorRegions, path + ".anchorRegions", null);
        Unique([.. cloud.Regions.Select(region => region.Geo)], path + ".regions", "geo");
        Unique([.. cloud.RangeSets.Select(set => set.Id)], path + ".rangeSets", "id");
        Unique([.. cloud.Requirements.Select(requirement => requirement.Pattern)], path + ".requirements", "pattern");
        Unique([.. cloud.Profiles.Select(profile => profile.Id)], path + ".profiles", "id");
        for (var i = 0; i < cloud.RangeSets.Length; i++)
            Unique(cloud.RangeSets[i].Cidrs, At(path + ".rangeSets", i) + ".cidrs", null);
    }

    private void CheckProfile(CatalogCloud cloud, CatalogProfile profile, string path, ImmutableArray<string> rangeSets)
    {
        Known(profile.Source, _sources, path + ".source", "source", "$.sources");
        AllKnown(profile.RangeSets, rangeSets, path + ".addressRanges", "range set", "rangeSets of the cloud");
        AllKnown(profile.Includes, [.. cloud.Profiles.Where(other => other.Includes.IsEmpty).Select(other => other.Id)], path + ".includes", "profile without includes of its own", "profiles of the cloud");
        Unique([.. profile.Rows.Select(row => row.Pattern)], path + ".requirements", "pattern");
        ImmutableArray<string> patterns = [.. cloud.Requirements.Select(requirement => requirement.Pattern)];
        var probed = Probed(cloud, profile);
        for (var i = 0; i < profile.Rows.Length; i++)
        {
            var place = At(path + ".requirements", i);
            Known(profile.Rows[i].Pattern, patterns, place + ".pattern", "requirement", "requirements of the cloud");
            CheckRow(cloud, profile.Rows[i], place, probed);
        }
    }

    // What an edition probes: everything but the hosts kept for request that it does not name.
    private ImmutableArray<EndpointTemplate> Probed(CatalogCloud cloud, CatalogProfile profile)
    {
        var named = cloud.Profiles
            .Where(other => profile.Includes.Contains(other.Id, StringComparer.Ordinal))
            .Prepend(profile)
            .SelectMany(edition => edition.Rows)
            .Select(row => Filled(row.Pattern))
            .Where(pattern => pattern.IsExact)
            .ToArray();
        return [.. All(cloud).Where(endpoint => !endpoint.OnRequest || named.Any(pattern => RequirementMatch.StandsFor(endpoint.UrlIn("geo"), pattern)))];
    }

    private void CheckRow(CatalogCloud cloud, ListedRequirement row, string path, ImmutableArray<EndpointTemplate> probed)
    {
        if (row.Pattern.Length == 0 || HostOf(row.Pattern, probed) is not null)
            return;

        if (row.Required)
            Add(path, $"{Quoted.Text(row.Pattern)} is required and no endpoint stands for it", "add an endpoint whose host it means, or write \"required\": false");
        else if (cloud.Requirements.Any(known => string.Equals(known.Pattern, row.Pattern, StringComparison.Ordinal) && known.NotProbed is null))
            Add(path, $"no endpoint stands for {Quoted.Text(row.Pattern)}, and nothing says why", "add an endpoint whose host it means, or \"notProbed\" with the reason to its entry in requirements of the cloud");
    }

    private void CheckReason(CatalogCloud cloud, KnownRequirement requirement, string path)
    {
        if (requirement.NotProbed is null || requirement.Pattern.Length == 0)
            return;

        if (HostOf(requirement.Pattern, [.. All(cloud).Where(endpoint => !endpoint.OnRequest)]) is { } host)
            Add(path, $"endpoint {Quoted.Text(host.Id)} stands for {Quoted.Text(requirement.Pattern)}", "remove the reason: it is probed");
    }

    private IEnumerable<EndpointTemplate> All(CatalogCloud cloud) => cloud.Endpoints.Concat(_document.CommonEndpoints).Where(endpoint => endpoint.Url.Length > 0);

    private static EndpointTemplate? HostOf(string pattern, ImmutableArray<EndpointTemplate> endpoints)
    {
        var meant = Filled(pattern);
        return endpoints.FirstOrDefault(endpoint => RequirementMatch.StandsFor(endpoint.UrlIn("geo"), meant));
    }

    // One region is as good as another here: both sides are filled with the same code.
    private static HostPattern Filled(string pattern) => HostPattern.Parse(EndpointTemplate.Fill(pattern, "geo"));

    private void CheckEndpoints(ImmutableArray<EndpointTemplate> endpoints, string path, ImmutableArray<string> rangeSets)
    {
        for (var i = 0; i < endpoints.Length; i++)
        {
            var place = At(path, i);
            Known(endpoints[i].Source, _sources, place + ".source", "source", "$.sources");
            Known(endpoints[i].Trust, _trustSets, place + ".trust", "trust set", "$.trustSets");
            AllKnown(endpoints[i].RangeSets, rangeSets, place + ".addressRanges", "range set", "rangeSets of the cloud");
            CheckReserved(endpoints[i].Id, place + ".id");
        }
    }

    // Selectors name groups and endpoints alike, and hosts given by the user are called host-<name>.
    private void CheckReserved(string id, string path)
    {
        if (id.StartsWith("host-", StringComparison.Ordinal) || Enum.GetNames<EndpointGroup>().Contains(id, StringComparer.OrdinalIgnoreCase))
            Add(path, $"{Quoted.Text(id)} is reserved", "write another id: not a group, and not starting with host-");
    }

    private void CheckEndpointNames(CatalogCloud cloud, string path)
    {
        var seen = new HashSet<string>(_document.CommonEndpoints.Select(endpoint => endpoint.Id), StringComparer.Ordinal);
        Unique([.. cloud.Endpoints.Select(endpoint => endpoint.Id)], path + ".endpoints", "id", seen);
        for (var i = 0; i < cloud.Endpoints.Length; i++)
            CheckExpandedNames(cloud, cloud.Endpoints[i], At(path + ".endpoints", i) + ".id", seen);
    }

    private void CheckExpandedNames(CatalogCloud cloud, EndpointTemplate endpoint, string path, HashSet<string> seen)
    {
        if (endpoint.Id.Length == 0 || !endpoint.IsRegional)
            return;

        var geos = cloud.Regions.Select(region => region.Geo).Distinct(StringComparer.Ordinal);
        foreach (var id in geos.Select(endpoint.IdIn).Where(id => !seen.Add(id)))
            Add(path, $"{Quoted.Text(id)} in one region is the id of another endpoint", "write another id");
    }

    private void AllFromSources(ImmutableArray<string> sources, string path)
    {
        for (var i = 0; i < sources.Length; i++)
            Known(sources[i], _sources, At(path, i) + ".source", "source", "$.sources");
    }

    private void AllKnown(ImmutableArray<string> names, ImmutableArray<string> known, string path, string kind, string where)
    {
        for (var i = 0; i < names.Length; i++)
            Known(names[i], known, At(path, i), kind, where);
    }

    private void Known(string? name, ImmutableArray<string> known, string path, string kind, string where)
    {
        if (string.IsNullOrEmpty(name) || known.Contains(name, StringComparer.Ordinal))
            return;

        Add(path, $"{Quoted.Text(name)} is no {kind}", NearName.Mend(name, known, $"define it in {where}"));
    }

    private void Unique(ImmutableArray<string> names, string path, string? member) =>
        Unique(names, path, member, new HashSet<string>(StringComparer.Ordinal));

    private void Unique(ImmutableArray<string> names, string path, string? member, HashSet<string> seen)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length > 0 && !seen.Add(names[i]))
                Add(member is null ? At(path, i) : $"{At(path, i)}.{member}", $"{Quoted.Text(names[i])} is there already", "write another, or remove this entry");
        }
    }

    private void Add(string path, string problem, string mend) => _errors.Add(new CatalogError { Path = path, Problem = problem, Mend = mend });

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
