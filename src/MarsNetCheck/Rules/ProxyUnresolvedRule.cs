using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The proxy's own name cannot be resolved. The controls are all DNS servers, the operating system and the routes that the setting names next.</summary>
internal sealed class ProxyUnresolvedRule() : RouteRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.unresolved",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "The proxy's name cannot be resolved",
        Detail = "The route to {endpoints} is {proxy}, and DNS has no address for {name} ({failure}).[fallback:  The setting names {fallback} next, and that way was taken.]",
        Action = "Correct the proxy's name in the setting that the route comes from, or add {name} to DNS.",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? JudgeRoute(Case subject, Evidence evidence)
    {
        if (subject.Proxy is not { IsSocks: false } proxy || subject.FailureOf(Stage.Resolve) is not { } failure)
            return null;
        return Claim(subject) with
        {
            // A name that does not exist is most often a wrong setting; any other failure is DNS's own.
            Blame = failure.Kind is FailureKind.NameNotFound or FailureKind.NoData ? Blame.Configuration : null,
            Key = proxy.ToString(),
            Arguments = Words.Of(("proxy", proxy.ToString()), ("name", proxy.Host), ("failure", Exhibit.Word(failure.Kind))),
            Evidence = Exhibit.Of(
                ("proxy", proxy.ToString()),
                ("source", Exhibit.Word(subject.Trace.Route.Source)),
                ("failure", Exhibit.Word(failure.Kind)),
                ("serverSays", ServersWords.Quote(subject.Trace.Resolve?.Lookups ?? [])),
                ("durationMs", Exhibit.Milliseconds(subject.Trace.Resolve!.Duration)),
                ("resolvers", Exhibit.Servers(subject.Trace.Resolve?.Lookups ?? []))),
        };
    }
}
