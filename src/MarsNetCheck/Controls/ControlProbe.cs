using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>Runs what the rules ask for.</summary>
internal sealed class ControlProbe
{
    private readonly Dictionary<ControlKind, Func<ControlRequest, ProbeScope, Task<ControlFact>>> _kinds = [];

    /// <summary>Puts the controls together.</summary>
    public ControlProbe(ControlStages stages)
    {
        var (visit, catalog) = (stages.Visit, stages.Catalog);
        _kinds[ControlKind.OtherName] = new OtherName(visit).RunAsync;
        _kinds[ControlKind.NonexistentName] = new NonexistentName(stages.Resolve).RunAsync;
        _kinds[ControlKind.NoName] = new NoName(visit).RunAsync;
        _kinds[ControlKind.SmallSegments] = new SmallSegments(visit, catalog).RunAsync;
        _kinds[ControlKind.UnusedAddress] = new UnusedAddress(visit).RunAsync;
        _kinds[ControlKind.OtherResolver] = new OtherResolver(stages.ResolveBy).RunAsync;
        _kinds[ControlKind.DirectRoute] = new DirectRoute(visit, catalog).RunAsync;
        _kinds[ControlKind.OtherRoute] = new OtherRoute(visit, catalog, stages.RouteBy).RunAsync;
        _kinds[ControlKind.ConnectivityProbe] = new ConnectivityProbe(visit, catalog).RunAsync;
        _kinds[ControlKind.Sibling] = new Sibling(visit, catalog).RunAsync;
    }

    /// <summary>Runs one control within the scope's deadline.</summary>
    public Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope) => _kinds[request.Kind](request, scope);
}
