using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace Consumer;

/// <summary>An own rule: whoever refuses a direct connection is the company's own gateway.</summary>
internal sealed class EverythingRefusedRule : IRule
{
    private static readonly RuleDescriptor _descriptor = new()
    {
        Code = "contoso.gateway",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "The gateway of {site} refuses the connection",
        Detail = "{host} was refused.",
        Action = "Ask the network team of {site}",
    };

    public ImmutableArray<RuleDescriptor> Codes => [_descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence) =>
        from target in evidence.Targets
        where target.Target.Route.Kind == RouteKind.Direct && target.Traces.Length > 0
        where target.Traces.All(t => t.Failure?.Kind == FailureKind.Refused)
        select new Claim
        {
            Rule = _descriptor,
            Endpoint = target.Endpoint.Id,
            Arguments = ImmutableSortedDictionary<string, string>.Empty.Add("site", "Gdynia").Add("host", target.Endpoint.Host),
        };
}
