using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>
/// A source of proxy settings holds something that is no setting and was ignored; or a list of proxies that Windows, .NET and browsers read each in its own
/// way, which is a remark. The control for that: the readings of the others.
/// </summary>
internal sealed class SettingsInvalidRule() : SettingProblemRule(Descriptor, SettingProblemKind.InvalidValue, SettingProblemKind.InvalidProxy)
{
    private const string InForce = "ProxyServer in force";

    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.invalid",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "A proxy setting is[problems:  invalid and was ignored][differs:  read differently by different programs]",
        Detail = "[problems: In {source}: {problems}. What is invalid was ignored; other programs may or may not do so.]"
            + "[differs: ProxyServer in {source}: {differs}. MARS goes by the reading of Windows.]",
        Action = "Write the setting as host:port, or as http=host:port;https=host:port, which all read alike, or remove it.",
    };

    private static readonly Uri[] _samples = [new("https://sample/"), new("http://sample/")];

    /// <inheritdoc/>
    public override IEnumerable<Claim> Judge(Evidence evidence) => base.Judge(evidence).Concat(
        from proxy in DecidingSettings.Of(evidence)
        let text = proxy.Settings.GetValueOrDefault(InForce)
        where text is not null
        let differs = _samples.Select(s => Difference(text, s)).OfType<string>().ToList()
        where differs.Count > 0
        select new Claim
        {
            Rule = Descriptor,
            Severity = Severity.Info,
            Arguments = Words.Of(("source", SourceName.Of(proxy.Source)), ("differs", string.Join("; ", differs))),
            Evidence = Exhibit.Of(("source", Exhibit.Word(proxy.Source)), ("account", proxy.Account), ("differences", Exhibit.Texts(differs))),
        });

    private static string? Difference(string text, Uri url)
    {
        var (windows, dotNet, browsers) = (Way(text, url, ProxyDialect.Windows), Way(text, url, ProxyDialect.DotNet), Way(text, url, ProxyDialect.Chromium));
        return string.Equals(windows, dotNet, StringComparison.Ordinal) && string.Equals(windows, browsers, StringComparison.Ordinal)
            ? null
            : $"for {url.Scheme} addresses Windows takes {windows}, .NET {dotNet}, browsers {browsers}";
    }

    private static string Way(string text, Uri url, ProxyDialect dialect) => ProxyList.Parse(text, dialect).For(url)?.ToString() ?? "no proxy";
}
