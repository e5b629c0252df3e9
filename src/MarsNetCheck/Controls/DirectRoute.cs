using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>The endpoint straight, beside the proxy that failed for it: where that works, the proxy is what stands in the way.</summary>
internal sealed class DirectRoute(Visit visit, SelectedCatalog catalog)
{
    /// <summary>The name of the attempt in the report.</summary>
    public const string Purpose = "control:direct-route";

    /// <summary>Goes to the request's endpoint without a proxy.</summary>
    public async Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope)
    {
        if (catalog.Find(request.Endpoint) is not { IsTls: true } endpoint)
            return new ControlFact { Request = request };
        var trace = ControlTrace.Of(request, "d", Purpose) with { Route = Route.Direct };
        return new ControlFact { Request = request, Trace = await visit.GoAsync(trace, endpoint, new TimeLeft(scope)).ConfigureAwait(false) };
    }
}
