using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A proxy is written down and switched off: perhaps on purpose, perhaps what somebody forgot.</summary>
internal sealed class SettingsProxyDisabledButSetRule() : SettingProblemRule(Descriptor, SettingProblemKind.SetButOff)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.proxy-disabled-but-set",
        Severity = Severity.Info,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "A proxy is set but switched off",
        Detail = "A proxy stands in {source} ({problems}), and the switch for it is off, so it is not used.",
        Action = "Switch the proxy on if this server needs it, else remove it.",
    };
}
