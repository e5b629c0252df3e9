using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>Keeps what was asked for and drops what was not wanted; a selector that matches nothing is an error, not a silent nothing.</summary>
internal sealed class EndpointFilter(CatalogSelection selection, List<CatalogError> errors)
{
    /// <summary>What was neither asked for nor unwanted; empty before <see cref="Apply"/>.</summary>
    public ImmutableArray<Endpoint> LeftOut { get; private set; } = [];

    public ImmutableArray<Endpoint> Apply(ImmutableArray<Endpoint> endpoints, ImmutableArray<EndpointTemplate> templates)
    {
        var only = Matchers(selection.Only, "only", endpoints, templates);
        var skip = Matchers(selection.Skip, "skip", endpoints, templates);
        var kept = endpoints
            .Where(endpoint => only.IsEmpty || IsNamed(endpoint) || only.Any(selector => selector.Matches(endpoint)))
            .Where(endpoint => !skip.Any(selector => selector.Matches(endpoint)))
            .ToImmutableArray();
        if (kept.IsEmpty && errors.Count == 0)
            errors.Add(new CatalogError { Path = "skip", Problem = "nothing is left to probe", Mend = "skip less" });

        LeftOut = [.. endpoints.Except(kept).Where(endpoint => !skip.Any(selector => selector.Matches(endpoint)))];
        return kept;
    }

    private static bool IsNamed(Endpoint endpoint) => string.Equals(endpoint.Source, Endpoint.NamedByUser, StringComparison.Ordinal);

    private ImmutableArray<EndpointSelector> Matchers(ImmutableArray<string> texts, string path, ImmutableArray<Endpoint> endpoints, ImmutableArray<EndpointTemplate> templates)
    {
        ImmutableArray<EndpointSelector> selectors = [.. texts.Select(text => new EndpointSelector(text, templates))];
        foreach (var selector in selectors.Where(selector => !endpoints.Any(selector.Matches)))
            errors.Add(Nothing(selector.Text, path, endpoints, templates));

        return selectors;
    }

    private static CatalogError Nothing(string text, string path, ImmutableArray<Endpoint> endpoints, ImmutableArray<EndpointTemplate> templates)
    {
        var names = endpoints.Select(endpoint => endpoint.Id)
            .Concat(templates.Select(template => template.Id))
            .Concat(Enum.GetNames<EndpointGroup>().Select(name => name.ToLowerInvariant()));
        return new CatalogError
        {
            Path = path,
            Problem = $"{Quoted.Text(text)} matches no endpoint id, group or host",
            Mend = NearName.Mend(text, names, "name one that `marsnetcheck catalog` lists"),
        };
    }
}
