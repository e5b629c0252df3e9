using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using MarsNetCheck.Routes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MarsNetCheck.Cli.Screens;

/// <summary>Which proxy MARS takes and why: the answer, what is wrong with the settings, every source, the routes, and what the test gave.</summary>
internal sealed class ProxyScreen(ProxyReport report, Report? test) : IDocument
{
    /// <summary>What is wrong with settings that count, so that they are not used as they stand.</summary>
    private static readonly ImmutableArray<string> _faults = ["settings.invalid", "settings.pac-error", "settings.pac-unreachable", "settings.pac-unsupported"];

    public int Status => ExitStatus.Worse(OwnStatus, test is null ? ExitStatus.Ready : ExitStatus.Of(test.Verdict, strict: false));

    public string Summary => Answer();

    private int OwnStatus => report.Findings.Any(IsFault) ? ExitStatus.Blocked
        : report.Guessed ? ExitStatus.Inconclusive : ExitStatus.Ready;

    private static bool IsFault(Finding finding) =>
        finding.Severity == Severity.Error || (finding.Severity == Severity.Warning && _faults.Contains(finding.Code, StringComparer.Ordinal));

    public Task WriteJsonAsync(Stream output) => JsonProxyWriter.WriteAsync(report, test, output);

    public async Task WriteTableAsync(ScreenLayout layout, Stream output) =>
        await output.WriteAsync(layout.Encoding.GetBytes(Canvas.Render(Screen(layout), layout)));

    private Rows Screen(ScreenLayout layout)
    {
        var parts = new List<IRenderable> { Block.Paragraph(Answer(), Palette.Strong) };
        if (layout.Detail == Options.Detail.Quiet)
            return new Rows(parts);
        parts.Add(Block.Empty);
        parts.AddRange(Findings(layout));
        parts.Add(Block.Paragraph(" Where settings can come from; the arrow marks the one that wins:", Palette.Strong));
        parts.AddRange(Sources(layout));
        parts.Add(Block.Empty);
        parts.Add(Block.Paragraph(" The way to each address:", Palette.Strong));
        parts.AddRange(Routes(layout));
        parts.AddRange(Test(layout));
        return new Rows(parts);
    }

    private string Answer()
    {
        if (report.Routes.IsEmpty)
            return "No address was asked about.";
        var ways = report.Routes.GroupBy(r => HopsOf(r.Choice)).OrderByDescending(g => g.Any(r => r.Choice.First.Kind == RouteKind.Proxy)).ToList();
        var which = ways.Count == 1
            ? ways[0].Key
            : string.Join("; ", ways.Take(3).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key} for {w.Count()} of {report.Routes.Length} addresses")));
        var who = report.Sources.Any(s => s is { Source: ProxySource.SystemWinInet, State: not ProxySettingState.NotApplicable }) ? "MARS" : "A check on this machine";
        var unless = report.Sources.Any(s => s is { Source: ProxySource.MarsAgent, State: ProxySettingState.Unknown }) ? " The agent's own setting was not read; if it has one, that wins." : "";
        return $"{who} takes {which}. {Words(report.Effective)}.{unless}";
    }

    private IEnumerable<IRenderable> Findings(ScreenLayout layout)
    {
        foreach (var finding in report.Findings)
        {
            var sign = finding.Severity == Severity.Info ? "i" : layout.Symbols.Warning;
            yield return Block.Hanging($" {sign} ", finding.Severity == Severity.Error ? Palette.Bad : Palette.Odd, Block.Paragraph($"{finding.Title}. {finding.Detail} ({finding.Code})"));
            if (finding.Action.Length > 0)
                yield return Block.Indented(3, Block.Hanging($"{layout.Symbols.Arrow} ", Palette.Strong, Block.Paragraph(finding.Action)));
            yield return Block.Empty;
        }
    }

    private IEnumerable<IRenderable> Sources(ScreenLayout layout)
    {
        foreach (var source in report.Sources)
        {
            var wins = source.Source == report.Effective;
            var account = source.Account is { } name ? $" ({name})" : "";
            yield return Block.Hanging(wins ? $" {layout.Symbols.Arrow} " : "   ", Palette.Strong, Block.Paragraph($"{SourceNames.Of(source.Source)}{account}: {State(source.State)}{Overruled(source)}", wins ? Palette.Strong : Style.Plain));
            foreach (var (setting, value) in source.Settings)
                yield return Block.Indented(6, Block.Hanging($"{PrintableText.OneLine(setting)}  ", Palette.Faint, Block.Paragraph(PrintableText.OneLine(value))));
        }
    }

    private IEnumerable<IRenderable> Routes(ScreenLayout layout)
    {
        foreach (var group in report.Routes.GroupBy(r => (Hops: HopsOf(r.Choice), r.Choice.First.Source, r.Choice.First.Because)))
        {
            var because = group.Key.Because is { } reason ? $" ({reason})" : "";
            yield return Block.Indented(3, Block.Paragraph(PrintableText.OneLine($"{group.Key.Hops}: {SourceNames.Of(group.Key.Source)}{because}")));
            yield return Block.Indented(6, Block.Paragraph(string.Join(", ", Shown(group.Select(r => r.Url).ToList(), layout)), Palette.Faint));
        }
    }

    private IEnumerable<IRenderable> Test(ScreenLayout layout)
    {
        if (test is null)
            yield break;
        yield return Block.Empty;
        yield return Block.Paragraph(" Tried, one endpoint for each proxy:", Palette.Strong);
        yield return Block.Empty;
        var causes = Cause.All(test);
        foreach (var part in CauseList.Of(causes, test, layout))
            yield return part;
        yield return EndpointTable.Of(test, causes, layout);
    }

    private static IEnumerable<string> Shown(List<Uri> urls, ScreenLayout layout)
    {
        const int most = 8;
        var all = layout.Detail == Options.Detail.Verbose || urls.Count <= most;
        var shown = urls.Take(all ? urls.Count : most - 1).Select(u => PrintableText.OneLine(u.GetLeftPart(UriPartial.Authority)));
        return all ? shown : shown.Append(string.Create(CultureInfo.InvariantCulture, $"{urls.Count - most + 1} more"));
    }

    private static string HopsOf(RouteChoice choice) =>
        string.Join(", then ", choice.Then.Prepend(choice.First).Select(h => h.Proxy?.ToString() ?? "the direct way"));

    private string Words(ProxySource source) => source switch
    {
        ProxySource.None when Unusable is { } failed => $"{Capital(SourceNames.Of(failed.Source))} could not be used, and nothing else configures a proxy",
        ProxySource.None when report.Findings.Any(IsFault) => "What configures a proxy is invalid and was ignored",
        ProxySource.None when CountsPerMachine => "By policy the settings of the machine count, and they configure no proxy",
        ProxySource.None => "Nothing configures a proxy",
        ProxySource.Option => "An option says so",
        _ => $"That comes from {SourceNames.Of(source)}",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private ProxyFact? Unusable => report.Sources.FirstOrDefault(s => s.State == ProxySettingState.Invalid && s.Source is not (ProxySource.WinHttp or ProxySource.User));

    private bool CountsPerMachine => report.Sources.Any(s => s.Source == ProxySource.Policy && string.Equals(s.Settings.GetValueOrDefault("ProxySettingsPerUser"), "0", StringComparison.Ordinal));

    private string Overruled(ProxyFact source) =>
        source is { Source: ProxySource.SystemWinInet, State: ProxySettingState.Found } && CountsPerMachine ? ", and does not count (policy)" : "";

    private static string State(ProxySettingState state) => state switch
    {
        ProxySettingState.NotApplicable => "not on this system",
        ProxySettingState.Denied => "may not be read",
        ProxySettingState.Absent => "none",
        _ => state.ToString().ToLowerInvariant(),
    };
}
