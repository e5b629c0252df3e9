using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A PAC script is configured and gives no result.</summary>
internal sealed class SettingsPacErrorRule() : SettingProblemRule(Descriptor, SettingProblemKind.PacError)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.pac-error",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "The PAC script fails",
        Detail = "The PAC script gives no result: {reason}. Windows then goes on to the next setting, or direct.",
        Action = "Mend the PAC script, so that it answers every address with text such as \"PROXY proxy.contoso.test:8080; DIRECT\".",
    };
}
