using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Proxies;
using MarsNetCheck.Routes;

namespace MarsNetCheck;

/// <summary>The ways to the endpoints that sources of proxy settings give besides the effective one, and the direct one, each distinct way once.</summary>
internal static class RouteMatrix
{
    /// <summary>Asks every source for its routes and keeps those that differ from the plan's.</summary>
    public static async Task<ImmutableArray<(ImmutableArray<ProxySource> Sources, ImmutableArray<Target> Targets)>> OfAsync(
        SelectedCatalog catalog, ProxyDiscovery proxies, Plan plan, CancellationToken cancellationToken)
    {
        var choices = await Task.WhenAll(catalog.Endpoints.Select(e => proxies.ChooseAllAsync(e.Url, cancellationToken))).ConfigureAwait(false);
        var effective = KeyOf(plan.Targets);
        var ways = choices
            .SelectMany((all, i) => all.Select(c => (c.Source, Target: Target.Over(catalog.Endpoints[i], c.Choice))))
            .GroupBy(c => c.Source)
            .Select(g => (Source: g.Key, Targets: g.Select(c => c.Target).ToImmutableArray()))
            .GroupBy(w => KeyOf(w.Targets), StringComparer.Ordinal)
            .Where(g => !string.Equals(g.Key, effective, StringComparison.Ordinal));
        return [.. ways.Select(g => (g.Select(w => w.Source).ToImmutableArray(), g.First().Targets))];
    }

    /// <summary>Where the endpoints are sent, whoever says so.</summary>
    private static string KeyOf(ImmutableArray<Target> targets) =>
        string.Join('\n', targets.Select(t => string.Join(' ', t.Fallbacks.Prepend(t.Route).Select(r => r.Proxy?.ToString() ?? "direct"))));
}
