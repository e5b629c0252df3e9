using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Settings from which MARS may take its proxy may not be read by this account. Then the run is inconclusive, whatever it measured: it may have gone another way.</summary>
internal sealed class SettingsDeniedRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.denied",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Blame = Blame.Local,
        Title = "Proxy settings that MARS may use may not be read by this account",
        Detail = "Reading {source}[account:  ({account})] was refused. MARS may take its proxy from there, so this run may have gone another way than MARS does.",
        Action = "Run this in an elevated prompt, best with --as-system, or give the settings with --proxy-settings or the way with --proxy.",
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence) =>
        from denied in DecidingSettings.Denied(evidence)
        select new Claim
        {
            Rule = Descriptor,
            Arguments = Words.Of(("source", SourceName.Of(denied.Source)), ("account", denied.Account)),
            Evidence = Exhibit.Of(("source", Exhibit.Word(denied.Source)), ("account", denied.Account)),
        };
}
