using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>The endpoint through a proxy that a setting names which MARS does not take, beside the direct way that failed: where that works, MARS lacks the setting.</summary>
/// <param name="visit">The stages.</param>
/// <param name="catalog">The endpoints.</param>
/// <param name="routeBy">The proxy that a source names for an address in plain words, as a route; null if it names none. No script is asked.</param>
internal sealed class OtherRoute(Visit visit, SelectedCatalog catalog, Func<ProxySource, Uri, Route?> routeBy)
{
    /// <summary>The name of the attempt in the report.</summary>
    public const string Purpose = "control:other-route";

    /// <summary>Goes to the request's endpoint through the proxy of the request's source.</summary>
    public async Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope)
    {
        if (catalog.Find(request.Endpoint) is not { IsTls: true } endpoint || request.Source is not { } source || routeBy(source, endpoint.Url) is not { Proxy.IsSocks: false } route)
            return new ControlFact { Request = request };
        var trace = ControlTrace.Of(request, "r-", Purpose) with { Route = route };
        return new ControlFact { Request = request, Trace = await visit.GoAsync(trace, endpoint, new TimeLeft(scope)).ConfigureAwait(false) };
    }
}
