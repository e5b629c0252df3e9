using System.Collections.Immutable;
using System.Net.Sockets;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Proxies;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;

namespace MarsNetCheck;

/// <summary>What a run will do: the targets with their routes, and the ranges.</summary>
internal sealed record Plan
{
    /// <summary>The endpoints with the route each takes, in catalog order.</summary>
    public required ImmutableArray<Target> Targets { get; init; }

    /// <summary>The ranges to sample, each with the reason why it is left out, or null.</summary>
    public required ImmutableArray<(AddressRange Range, SweepSkip? Skip)> Ranges { get; init; }

    /// <summary>Decides the routes of every endpoint and which ranges can be sampled.</summary>
    public static async Task<Plan> ForAsync(SelectedCatalog catalog, NetCheckOptions options, ProxyDiscovery proxies, MachineFact machine, ProbeScope scope)
    {
        ImmutableArray<Target> targets = [.. await Task.WhenAll(catalog.Endpoints.Select(TargetOfAsync)).ConfigureAwait(false)];
        var proxied = targets.Any(t => t.Route.Kind == RouteKind.Proxy);
        return new Plan
        {
            Targets = targets,
            Ranges = [.. catalog.Ranges.Select(r => (r, SkipOf(r)))],
        };

        async Task<Target> TargetOfAsync(Endpoint endpoint)
        {
            try
            {
                var choice = await proxies.ChooseAsync(endpoint.Url, scope.Stop).ConfigureAwait(false);
                return Target.Over(endpoint, choice);
            }
            catch (OperationCanceledException) when (!scope.Caller.IsCancellationRequested)
            {
                // The run is over: what is probed now ends as not measured, whatever the route.
                return new Target(endpoint, Route.Direct);
            }
        }

        SweepSkip? SkipOf(AddressRange range)
        {
            if (proxied)
                return SweepSkip.Proxied;
            if (range.Cidr.Contains(':', StringComparison.Ordinal))
                return SweepSkip.TooSparse;
            if (!machine.Addresses.IsEmpty && machine.Addresses.All(a => a.AddressFamily != AddressFamily.InterNetwork))
                return SweepSkip.NoFamily;
            return options.Family == 6 || options.SamplesPerRange == 0 ? SweepSkip.NotSelected : null;
        }
    }
}
