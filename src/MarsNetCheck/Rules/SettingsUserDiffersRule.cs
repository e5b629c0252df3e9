using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
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
        Detail = "{users}; the SYSTEM account, which MARS runs as, has {system}. That a browser of the user works says nothing of MARS.[better:  Tried side by side, {better} answered over the user's settings and not over those that MARS takes.]",
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
            Arguments = Words.Of(("users", Capital(string.Join(", ", users))), ("system", Has(system)), ("better", Count(Better(evidence)))),
            Evidence = Exhibit.Of(("source", Exhibit.Word(ProxySource.User)), ("users", Exhibit.Texts(users)), ("system", Has(system)), ("betterForUser", Texts(Better(evidence)))),
        };
    }

    /// <summary>The hosts that answered over the user's routes and not over those that MARS takes, where both were tried.</summary>
    private static List<string> Better(Evidence evidence)
    {
        var user = evidence.Routes.FirstOrDefault(r => r.Sources.Contains(ProxySource.User));
        var reached = evidence.Targets.Where(IsReached).Select(t => t.Endpoint.Id).ToHashSet(StringComparer.Ordinal);
        return [.. (user?.Targets ?? []).Where(t => IsReached(t) && !reached.Contains(t.Endpoint.Id)).Select(t => t.Endpoint.Host)];
    }

    // An error that came through the proxy may be the proxy's own.
    private static bool IsReached(TargetEvidence target) =>
        DecidingTrace.Of(target) is { } trace && DecidingTrace.Reached(trace) && trace.Exchange is not { ThroughProxy: true, Answer.Status: >= 400 };

    private static string? Count(List<string> hosts) => hosts.Count switch
    {
        0 => null,
        1 => hosts[0],
        _ => string.Create(CultureInfo.InvariantCulture, $"{hosts.Count} endpoints"),
    };

    private static JsonArray? Texts(List<string> hosts) => hosts.Count == 0 ? null : Exhibit.Texts(hosts);

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
