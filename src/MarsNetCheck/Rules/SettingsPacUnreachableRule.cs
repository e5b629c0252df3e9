using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A PAC script is configured and could not be fetched.</summary>
internal sealed class SettingsPacUnreachableRule() : SettingProblemRule(Descriptor, SettingProblemKind.PacUnreachable)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.pac-unreachable",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "The PAC script cannot be fetched",
        Detail = "The settings name a PAC script, and it could not be fetched ({reason}). Windows then goes on to the next setting, or direct.",
        Action = "Make the script available to the SYSTEM account without a login and without a proxy, or remove it from the settings.",
    };
}
