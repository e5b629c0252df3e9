using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Detection is on and finds nothing.</summary>
internal sealed class SettingsWpadNotFoundRule() : SettingProblemRule(Descriptor, SettingProblemKind.NotDetected)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.wpad-not-found",
        Severity = Severity.Info,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "Automatic detection is on and finds no proxy",
        Detail = "The settings ask for detection (WPAD), and neither DHCP nor DNS names a script ({reason}). That is common, and costs time at each start.",
        Action = "Switch automatic detection off for the SYSTEM account if no WPAD is meant to exist.",
    };
}
