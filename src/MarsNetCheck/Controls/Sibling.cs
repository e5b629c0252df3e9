using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>Another host that stands for the same requirement: is it only the one that failed, or all of its kind?</summary>
internal sealed class Sibling(Visit visit, SelectedCatalog catalog)
{
    /// <summary>The name of the attempt in the report.</summary>
    public const string Purpose = "control:sibling";

    /// <summary>Goes to the request's endpoint straight.</summary>
    public async Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope)
    {
        if (catalog.Find(request.Endpoint) is not { IsTls: true } endpoint)
            return new ControlFact { Request = request };
        return new ControlFact { Request = request, Trace = await visit.GoAsync(ControlTrace.Of(request, "s", Purpose), endpoint, new TimeLeft(scope)).ConfigureAwait(false) };
    }
}
