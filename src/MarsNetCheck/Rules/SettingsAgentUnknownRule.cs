using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>MARS may use another proxy than this run did, because its own setting was not read. Whoever names the route knows it better.</summary>
internal sealed class SettingsAgentUnknownRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.agent-unknown",
        Severity = Severity.Info,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "MARS goes {route}, unless the agent has its own setting",
        Detail = "A proxy that is set in the MARS agent beats all other settings, and whether it has one could not be told[unread:  (nor could {unread} be read)]. If it has one, this run's verdict does not speak of MARS.",
        Action = "Name the agent's own proxy with --agent-proxy, or say --agent-proxy none if it has none.",
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var unread = DecidingSettings.Of(evidence).Where(p => p.State == ProxySettingState.Unknown).Select(p => p.Source).Distinct().ToList();
        if (unread.Count == 0)
            yield break;
        var others = unread.Where(s => s != ProxySource.MarsAgent).Select(SourceName.Of).ToList();
        yield return new Claim
        {
            Rule = Descriptor,
            Arguments = Words.Of(("route", Ways(evidence)), ("unread", others.Count == 0 ? null : string.Join(" and ", others))),
            Evidence = Exhibit.Of(("source", Exhibit.Word(unread[0])), ("unread", Exhibit.Texts(unread.Select(Exhibit.Word)))),
        };
    }

    private static string Ways(Evidence evidence)
    {
        var ways = evidence.Targets.Select(t => Way(t.Target.Route)).Distinct(StringComparer.Ordinal).ToList();
        return ways.Count == 0 ? "as the other settings say" : string.Join(" or ", ways);
    }

    private static string Way(Route route) => route.Proxy is { } proxy ? $"through {proxy}" : "direct";
}
