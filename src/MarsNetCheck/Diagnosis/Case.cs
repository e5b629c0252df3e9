using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Diagnosis;

/// <summary>An endpoint and the attempt that decides about it: what most rules judge.</summary>
/// <param name="Target">All that was observed of the endpoint.</param>
/// <param name="Trace">The attempt that decides; it was measured.</param>
internal sealed record Case(TargetEvidence Target, Trace Trace)
{
    /// <summary>The endpoint.</summary>
    public Endpoint Endpoint => Target.Endpoint;

    /// <summary>The proxy on the way; null on a direct route.</summary>
    public ProxyServer? Proxy => Trace.Route.Proxy;

    /// <summary>True if the way is direct.</summary>
    public bool IsDirect => Trace.Route.Kind == RouteKind.Direct;

    /// <summary>True if an answer came back.</summary>
    public bool Reached => DecidingTrace.Reached(Trace);

    /// <summary>The look-up of the endpoint's own name that the attempts rest on; null when the proxy resolves it or it was not made.</summary>
    public ResolveFact? Resolve => IsDirect ? Trace.Resolve ?? FirstResolve : null;

    /// <summary>The HTTP answer; null if none came.</summary>
    public AnswerFact? Answer => Trace.Exchange?.Answer;

    /// <summary>True if the request went to the proxy as it is, so that proxy and endpoint may both have answered.</summary>
    public bool AskedProxy => Trace.Exchange is { ThroughProxy: true };

    private ResolveFact? FirstResolve => Attempts.Select(t => t.Resolve).FirstOrDefault(r => r is not null);

    /// <summary>The cases of all endpoints that were measured, in catalog order.</summary>
    public static IEnumerable<Case> All(Evidence evidence)
    {
        foreach (var target in evidence.Targets)
        {
            if (DecidingTrace.Of(target) is { } trace && DecidingTrace.Measured(trace))
                yield return new Case(target, trace);
        }
    }

    /// <summary>The attempts over the route that decided, no controls.</summary>
    public IEnumerable<Trace> Attempts => Target.Main.Where(t => t.Route == Trace.Route);

    /// <summary>The attempts that stand for the routes before the one that decided, one each: their proxies could not be reached, or MARS cannot use them.</summary>
    public IEnumerable<Case> PassedOver =>
        Target.Main.TakeWhile(t => t.Route != Trace.Route).DistinctBy(t => t.Route).Select(t => this with { Trace = t });

    /// <summary>What a rule says of the endpoint, without particulars.</summary>
    public Claim Claim(RuleDescriptor rule) => new() { Rule = rule, Endpoint = Endpoint.Id };

    /// <summary>How the stage failed; null if it did not or was not come to.</summary>
    public Failure? FailureOf(Stage stage) => Trace.FailedStage == stage ? Trace.Failure : null;
}
