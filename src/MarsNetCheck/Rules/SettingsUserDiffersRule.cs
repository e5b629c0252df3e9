using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>The person at the server has a proxy and SYSTEM has another or none: the browser works and MARS does not. The control is SYSTEM's own setting, which was read.</summary>
internal sealed class SettingsUserDiffersRule : IRule
{
    private const string ProxyName = "ProxyServer in force";
    private const string PacName = "AutoConfigURL in force";

    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.user-differs",
        Severity = Severity.Info,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "The signed-in user has another proxy than the SYSTEM account",
        Detail = "{users}; the SYSTEM account, which MARS runs as, has {system}. That a browser of the user works says nothing of MARS.",
        Action = "Set the proxy in the MARS agent or for the SYSTEM account if MARS needs it.",
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var system = DecidingSettings.Of(evidence).FirstOrDefault(p => p.Source == ProxySource.SystemWinInet);
        if (system is not { State: ProxySettingState.Found or ProxySettingState.Absent })
            yield break;
        var users = evidence.Proxies.Where(p => p.Source == ProxySource.User && HasProxy(p) && !Same(p, system)).Select(p => $"{p.Account ?? "the user"} has {Has(p)}").ToList();
        if (users.Count == 0)
            yield break;
        yield return new Claim
        {
            Rule = Descriptor,
            Arguments = Words.Of(("users", Capital(string.Join(", ", users))), ("system", Has(system))),
            Evidence = Exhibit.Of(("source", Exhibit.Word(ProxySource.User)), ("users", Exhibit.Texts(users)), ("system", Has(system))),
        };
    }

    // Detection alone is on for everybody whom nobody configured.
    private static bool HasProxy(ProxyFact fact) => fact.Settings.ContainsKey(ProxyName) || fact.Settings.ContainsKey(PacName);

    private static bool Same(ProxyFact one, ProxyFact other) => string.Equals(Has(one), Has(other), StringComparison.OrdinalIgnoreCase);

    private static string Has(ProxyFact fact) => (fact.Settings.GetValueOrDefault(ProxyName), fact.Settings.GetValueOrDefault(PacName)) switch
    {
        (null, null) => "no proxy",
        ({ } proxy, null) => $"the proxy {proxy}",
        (null, { } script) => $"the PAC script {script}",
        var (proxy, script) => $"the PAC script {script} and the proxy {proxy}",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
