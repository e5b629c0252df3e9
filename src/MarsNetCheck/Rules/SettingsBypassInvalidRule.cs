using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>
/// A bypass list does something else than it seems to: a slash undoes the proxy, other entries do nothing, or programs do not agree on it. Only settings
/// that MARS may go by are a warning. The control for "seems to": what the other programs make of the same text for the hosts of the catalog.
/// </summary>
internal sealed class SettingsBypassInvalidRule : IRule
{
    private const int MostHosts = 3;

    private static readonly ImmutableArray<string> _settings = ["ProxyOverride in force", "ProxyOverride", "no-proxy"];

    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.bypass-invalid",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "The list of hosts that bypass the proxy does something else than it seems to",
        Detail = "This is about {setting} in {source}.[slash:  Because of the slash in {slash}, Windows sends every destination direct, past the proxy (Microsoft KB 4551930).]"
            + "[dot:  On Windows a leading dot matches nothing: {dot}.][space:  A space that does not separate stays in the name, which then matches nothing: {space}.]"
            + "[parent:  A name covers itself alone and not its subdomains: {parent}.][differs:  Programs do not agree on the list: {differs}.]",
        Action = "Write subdomains as *.contoso.com, addresses as 10.1.*, semicolons between entries, and no slash, leading dot or other space.",
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence) =>
        from proxy in evidence.Proxies
        let setting = _settings.FirstOrDefault(proxy.Settings.ContainsKey)
        where setting is not null && !IsOverruled(proxy, setting)
        let claim = Judge(proxy, setting, evidence.Catalog.Endpoints)
        where claim is not null
        select claim;

    private static Claim? Judge(ProxyFact proxy, string setting, ImmutableArray<Endpoint> endpoints)
    {
        var text = proxy.Settings[setting];
        var list = BypassList.Parse(text);
        var (slash, dot, space) = (Visible(list.WithSlash), Visible(list.LeadingDot), Visible(list.WithOddSpace));
        // With a slash in it nothing else of the list counts.
        var parent = slash.Length > 0 ? [] : Parents(list, endpoints);
        var differs = slash.Length > 0 ? [] : Differences(text, endpoints);
        var broken = slash.Length + dot.Length + space.Length + parent.Length > 0;
        if (!broken && differs.IsEmpty)
            return null;
        return new Claim
        {
            Rule = Descriptor,
            Severity = broken && Counts(proxy) ? null : Severity.Info,
            Arguments = Words.Of(("source", SourceName.Of(proxy.Source)), ("setting", setting.Replace(" in force", "", StringComparison.Ordinal)), ("slash", Joined(slash)), ("dot", Joined(dot)), ("space", Joined(space)), ("parent", Joined(parent)), ("differs", Joined(differs))),
            Evidence = Exhibit.Of(("source", Exhibit.Word(proxy.Source)), ("setting", setting), ("slash", Texts(slash)), ("leadingDot", Texts(dot)), ("oddSpace", Texts(space)), ("parents", Texts(parent)), ("differences", Texts(differs))),
        };
    }

    /// <summary>True for the flat value beside a binary value that is in force and has no list: nobody goes by it, and that the two differ is told elsewhere.</summary>
    private static bool IsOverruled(ProxyFact proxy, string setting) =>
        string.Equals(setting, "ProxyOverride", StringComparison.Ordinal) && proxy.Settings.ContainsKey("ProxyServer in force");

    /// <summary>True if MARS may go by the setting: its source can win, and there is a proxy that is not switched off.</summary>
    private static bool Counts(ProxyFact proxy) => proxy.Source switch
    {
        ProxySource.Option => true,
        ProxySource.SystemWinInet or ProxySource.Policy => (proxy.Settings.ContainsKey("ProxyServer in force") || proxy.Settings.ContainsKey("ProxyServer")) && proxy.Problems.All(p => p.Kind != SettingProblemKind.SetButOff),
        _ => false,
    };

    /// <summary>Names of the list whose subdomains the catalog holds and no entry covers.</summary>
    private static ImmutableArray<string> Parents(BypassList list, ImmutableArray<Endpoint> endpoints) =>
    [
        .. from entry in list.Entries
           where !entry.StartsWith('.')
           let below = endpoints.Select(e => e.Host).Distinct(StringComparer.Ordinal).Where(h => h.EndsWith("." + entry, StringComparison.OrdinalIgnoreCase) && list.Match(h) is null).ToList()
           where below.Count > 0
           select $"{entry} does not cover {string.Join(", ", below.Take(MostHosts))}",
    ];

    /// <summary>Hosts of the catalog that go direct for some programs and through the proxy for others. What needs no entry is not the list's matter.</summary>
    private static ImmutableArray<string> Differences(string text, ImmutableArray<Endpoint> endpoints)
    {
        var readings = BypassReadings.Of(text);
        return
        [
            .. from endpoint in endpoints.DistinctBy(e => e.Host, StringComparer.Ordinal)
               where !endpoint.Url.IsLoopback && BypassList.Empty.Match(endpoint.Url) is null
               let reading = readings.For(endpoint.Url)
               where reading.Direct.Length > 0 && reading.Proxied.Length > 0
               group endpoint.Host by $"direct for {Names(reading.Direct)}, through the proxy for {Names(reading.Proxied)}" into hosts
               select $"{string.Join(", ", hosts.Take(MostHosts))} {hosts.Key}",
        ];
    }

    private static string Names(IEnumerable<ProxyDialect> dialects) => string.Join(" and ", dialects.Select(d => d == ProxyDialect.DotNet ? ".NET" : d.ToString()));

    /// <summary>The entries with each space that does not separate shown by its code, since it cannot be seen.</summary>
    private static ImmutableArray<string> Visible(IEnumerable<string> entries) => [.. entries.Select(e => string.Concat(e.Select(Visible)))];

    private static string Visible(char character) =>
        BypassList.IsOddSpace(character) ? string.Create(CultureInfo.InvariantCulture, $"<U+{(int)character:X4}>") : character.ToString();

    private static string? Joined(ImmutableArray<string> texts) => texts.IsEmpty ? null : string.Join("; ", texts);

    private static JsonArray? Texts(ImmutableArray<string> texts) => texts.IsEmpty ? null : Exhibit.Texts(texts);
}
