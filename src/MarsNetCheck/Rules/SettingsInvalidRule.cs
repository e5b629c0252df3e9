using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A source of proxy settings holds something that is no setting and was ignored.</summary>
internal sealed class SettingsInvalidRule() : SettingProblemRule(Descriptor, SettingProblemKind.InvalidValue, SettingProblemKind.InvalidProxy)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.invalid",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "A proxy setting is invalid and was ignored",
        Detail = "In {source}: {problems}. What is invalid was ignored; other programs may or may not do so.",
        Action = "Mend the invalid proxy setting or remove it.",
    };
}
