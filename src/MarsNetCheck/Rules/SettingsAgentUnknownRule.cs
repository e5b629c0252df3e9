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
        Title = "The proxy that MARS is set to was not read",
        Detail = "MARS takes the proxy of its own setting, else the one of the SYSTEM account. Neither was read, so this run went direct; with a proxy set there, its verdict does not speak of MARS.",
        Action = "Name the proxy that MARS uses with --proxy URL, or say --proxy none if it has none.",
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var named = evidence.Proxies.Any(p => p is { Source: ProxySource.Option, State: ProxySettingState.Found });
        var unread = evidence.Proxies.Where(p => p.State == ProxySettingState.Unknown).Select(p => Exhibit.Word(p.Source)).ToList();
        if (named || unread.Count == 0)
            yield break;
        yield return new Claim { Rule = Descriptor, Evidence = Exhibit.Of(("unread", Exhibit.Texts(unread))) };
    }
}
