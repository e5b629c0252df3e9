using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;
using Spectre.Console.Rendering;

namespace MarsNetCheck.Cli.Screens;

/// <summary>What causes the verdict: what is wrong, who must act, what to do, and how MARS shows it.</summary>
internal static class CauseList
{
    private const int Indent = 4;
    private const int MostCauses = 12;

    public static IEnumerable<IRenderable> Of(ImmutableArray<Cause> causes, Report report, ScreenLayout layout)
    {
        var shown = layout.Detail == Detail.Verbose ? causes.Length : Math.Min(causes.Length, MostCauses);
        var alsoFrom = report.Verdict == OverallVerdict.Blocked ? causes.FirstOrDefault(c => c.Finding.Severity == Severity.Warning)?.Number : null;
        foreach (var cause in causes.Take(shown))
        {
            if (cause.Number == alsoFrom && cause.Number > 1)
            {
                yield return Block.Paragraph(" Besides, and not the reason:", Palette.Faint);
                yield return Block.Empty;
            }
            foreach (var part in Parts(cause, report, layout))
                yield return part;
            yield return Block.Empty;
        }
        if (shown == causes.Length)
            yield break;
        yield return Block.Paragraph(string.Create(CultureInfo.InvariantCulture, $" {causes.Length - shown} more: --verbose shows them."));
        yield return Block.Empty;
    }

    private static IEnumerable<IRenderable> Parts(Cause cause, Report report, ScreenLayout layout)
    {
        var finding = cause.Finding;
        var number = string.Create(CultureInfo.InvariantCulture, $" {cause.Number,-2} ")[..Indent];
        var title = Block.Hanging(number, finding.Severity == Severity.Error ? Palette.Bad : Palette.Odd, Block.Paragraph(finding.Title, Palette.Strong));
        yield return Block.Sided(layout.Width, title, Team.Of(finding.Blame), Palette.Who);
        if (finding.Detail.Length > 0)
            yield return Block.Indented(Indent, Block.Paragraph(finding.Detail));
        if (finding.Action.Length > 0)
            yield return Block.Indented(Indent, Block.Hanging($"{layout.Symbols.Arrow} ", Palette.Strong, Block.Paragraph(finding.Action)));
        if (layout.Detail == Detail.Verbose && finding.Endpoints.Length > 1)
            yield return Block.Indented(Indent, Block.Paragraph($"Endpoints: {string.Join(", ", finding.Endpoints)}.", Palette.Faint));
        yield return Block.Sided(layout.Width, Block.Indented(Indent, Block.Paragraph(cause.StopsMars(report) ? Mars(finding) : "", Palette.Faint)), finding.Code, Palette.Faint);
    }

    private static string Mars(Finding finding) => finding.MarsErrors.IsEmpty ? "" : $"MARS shows this as {string.Join(", ", finding.MarsErrors)}.";
}
