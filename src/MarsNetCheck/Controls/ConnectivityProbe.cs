using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>A connectivity check of the operating system, whose answer is known to the letter: a portal answers it with a page of its own.</summary>
internal sealed class ConnectivityProbe(Visit visit, SelectedCatalog catalog)
{
    /// <summary>The name of the attempt in the report.</summary>
    public const string Purpose = "control:connectivity-probe";

    /// <summary>Asks the request's endpoint straight.</summary>
    public async Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope)
    {
        if (catalog.Find(request.Endpoint) is not { IsTls: false } endpoint)
            return new ControlFact { Request = request };
        return new ControlFact { Request = request, Trace = await visit.AskAsync(ControlTrace.Of(request, "p", Purpose), endpoint, new TimeLeft(scope)).ConfigureAwait(false) };
    }
}
