using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>Turns what is wrong with a list into facts about its setting.</summary>
internal static class SettingProblems
{
    /// <summary>The entries of a list of proxies that are none.</summary>
    public static IEnumerable<SettingProblem> Of(string setting, ProxyList list) => Of(setting, SettingProblemKind.InvalidProxy, list.Invalid);

    /// <summary>The entries of a bypass list that do something else than they seem to.</summary>
    public static IEnumerable<SettingProblem> Of(string setting, BypassList list) =>
    [
        .. Of(setting, SettingProblemKind.BypassSlash, list.WithSlash),
        .. Of(setting, SettingProblemKind.BypassLeadingDot, list.LeadingDot),
        .. Of(setting, SettingProblemKind.BypassSpace, list.WithOddSpace),
    ];

    private static IEnumerable<SettingProblem> Of(string setting, SettingProblemKind kind, IEnumerable<string> entries) =>
        entries.Select(e => new SettingProblem(kind, setting, e));
}
