using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A source of proxy settings holds something that is no setting and was ignored.</summary>
internal sealed class SettingsInvalidRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.invalid",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "A proxy setting is invalid and was ignored",
        Detail = "Of the proxy settings ({source}), {problems}; what is invalid was ignored, as other programs may or may not do.",
        Action = "Mend the invalid proxy setting or remove it.",
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence) =>
        from proxy in evidence.Proxies
        let problems = proxy.Problems.Where(p => p.Kind is SettingProblemKind.InvalidValue or SettingProblemKind.InvalidProxy).Select(p => $"{p.Setting}: {p.Detail}").ToList()
        where problems.Count > 0
        select new Claim
        {
            Rule = Descriptor,
            Arguments = Words.Of(("source", Exhibit.Word(proxy.Source)), ("problems", string.Join(", ", problems))),
            Evidence = Exhibit.Of(("source", Exhibit.Word(proxy.Source)), ("problems", Exhibit.Texts(problems))),
        };
}
