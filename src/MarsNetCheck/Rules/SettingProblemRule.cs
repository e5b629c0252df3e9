using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>
/// A rule that words problems of certain kinds, one finding for each source that has them. Needs no control: what a setting says is there to read.
/// Where MARS does not look a problem weighs nothing, and a user's own settings are none of its business.
/// </summary>
internal abstract class SettingProblemRule(RuleDescriptor descriptor, params ImmutableArray<SettingProblemKind> kinds) : IRule
{
    /// <inheritdoc/>
    public ImmutableArray<RuleDescriptor> Codes => [descriptor];

    /// <inheritdoc/>
    public virtual IEnumerable<Claim> Judge(Evidence evidence) =>
        from proxy in evidence.Proxies
        where proxy.Source != ProxySource.User
        let problems = proxy.Problems.Where(p => kinds.Contains(p.Kind)).ToList()
        where problems.Count > 0
        let texts = problems.Select(p => p.Detail.Length == 0 ? p.Setting : $"{p.Setting}: {p.Detail}").ToList()
        select new Claim
        {
            Rule = descriptor,
            Severity = DecidingSettings.Include(evidence, proxy.Source) ? null : Severity.Info,
            Arguments = Words.Of(("source", SourceName.Of(proxy.Source)), ("problems", string.Join(", ", texts)), ("setting", problems[0].Setting), ("reason", problems[0].Detail)),
            Evidence = Exhibit.Of(("source", Exhibit.Word(proxy.Source)), ("account", proxy.Account), ("problems", Exhibit.Texts(texts))),
        };
}
