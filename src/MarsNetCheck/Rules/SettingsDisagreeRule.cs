using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The same proxy setting is stored twice and differs. The control is the other place: WinINET applies the binary value, scripts and people look at the flat one.</summary>
internal sealed class SettingsDisagreeRule() : SettingProblemRule(Descriptor, SettingProblemKind.Disagree)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.disagree",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "Proxy settings contradict each other",
        Detail = "Windows stores {source} in two places, and they say different things: {problems}. Windows applies the binary value (DefaultConnectionSettings); whoever reads the others sees something else.",
        Action = "Set the proxy again in the Internet options of that account, which write both places.",
    };
}
