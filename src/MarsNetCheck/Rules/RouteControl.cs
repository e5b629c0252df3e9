using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>
/// The controls for a route that fails: the direct way beside a proxy, and beside the direct way the proxies that settings name which
/// MARS does not take. They change no verdict: MARS takes its own route. They show whether it is the route or the destination.
/// </summary>
internal static class RouteControl
{
    /// <summary>What a finding about a proxy says of the direct way.</summary>
    public const string StraightWording = "[straight:  Directly, without the proxy, there is an answer from {straight}.][notStraight:  Directly, without the proxy, there is none from {notStraight} either.]";

    /// <summary>What a finding about the direct way says of proxies.</summary>
    public const string ThroughWording = "[through:  There is an answer through {through}: MARS has no such setting.]";

    /// <summary>The same as what can be done, before the last full stop.</summary>
    public const string ThroughAction = "[through: , or set that proxy in the MARS agent]";

    /// <summary>The direct way for every endpoint whose proxied way failed before it was answered.</summary>
    public static IEnumerable<ControlRequest> StraightRequests(Evidence evidence) =>
        Case.All(evidence)
            .Where(c => c.Proxy is not null && c.Endpoint.IsTls && (c.Trace.FailedStage is Stage.Connect or Stage.Tunnel or Stage.Handshake || c.Trace.Tunnel is { Opened: false }))
            .Select(c => new ControlRequest { Kind = ControlKind.DirectRoute, Endpoint = c.Endpoint.Id });

    /// <summary>The proxies of settings that do not count, for every endpoint whose direct way failed.</summary>
    public static IEnumerable<ControlRequest> ThroughRequests(Evidence evidence) =>
        from subject in Case.All(evidence)
        where subject is { IsDirect: true, Endpoint.IsTls: true } && subject.Trace.FailedStage is Stage.Connect or Stage.Handshake
        from source in evidence.Proxies.Where(p => p.State == ProxySettingState.Found && NamesProxies(p.Source) && p.Source != subject.Trace.Route.Source).Select(p => p.Source).Distinct()
        select new ControlRequest { Kind = ControlKind.OtherRoute, Endpoint = subject.Endpoint.Id, Source = source };

    /// <summary>The claim with what the direct way gave; unchanged where that is not known.</summary>
    public static Claim CompleteStraight(Claim claim, Case subject, Evidence evidence)
    {
        if (subject.IsDirect || ControlAnswers.Attempts(ControlKind.DirectRoute, subject.Endpoint.Id, evidence).FirstOrDefault() is not { } attempt)
            return claim;
        var host = subject.Endpoint.Host;
        return ControlAnswers.Reached(attempt, subject, evidence) switch
        {
            true => With(claim, ("straight", host), "directRoute", Exhibit.Of(("address", attempt.Address?.ToString()), ("answered", true))),
            false => With(claim, ("notStraight", host), "directRoute", Exhibit.Of(("address", attempt.Address?.ToString()), ("answered", false), ("failure", Exhibit.Word(attempt.Failure!.Kind)))),
            _ => claim,
        };
    }

    /// <summary>The claim with the proxies through which there was an answer; unchanged where there are none.</summary>
    public static Claim CompleteThrough(Claim claim, Case subject, Evidence evidence)
    {
        var ways = ControlAnswers.Attempts(ControlKind.OtherRoute, subject.Endpoint.Id, evidence)
            .Where(t => ControlAnswers.Reached(t, subject, evidence) == true)
            .Select(t => $"{t.Route.Proxy} (from {SourceName.Of(t.Route.Source)})")
            .ToList();
        return ways.Count == 0 ? claim : With(claim, ("through", string.Join(", ", ways)), "otherRoutes", Exhibit.Texts(ways));
    }

    private static bool NamesProxies(ProxySource source) => source
        is ProxySource.User or ProxySource.WinHttp or ProxySource.Environment or ProxySource.MarsAgent or ProxySource.SystemWinInet or ProxySource.Policy;

    private static Claim With(Claim claim, (string Name, string Value) argument, string name, System.Text.Json.Nodes.JsonNode exhibit) =>
        claim with { Arguments = claim.Arguments.SetItem(argument.Name, argument.Value), Evidence = Exhibit.With(claim.Evidence, (name, exhibit)) };
}
