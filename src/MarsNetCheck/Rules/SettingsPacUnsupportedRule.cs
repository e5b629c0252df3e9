using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A PAC script is configured where WinHTTP takes none from.</summary>
internal sealed class SettingsPacUnsupportedRule() : SettingProblemRule(Descriptor, SettingProblemKind.PacUnsupported)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.pac-unsupported",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "Windows takes no PAC script from there",
        Detail = "The settings name a PAC script at a place from which WinHTTP fetches none ({reason}): only http and https count.",
        Action = "Serve the PAC script by HTTP and set that address.",
    };
}
