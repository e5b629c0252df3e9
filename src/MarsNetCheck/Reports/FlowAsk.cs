using System.Collections.Immutable;

namespace MarsNetCheck.Reports;

/// <summary>What is asked above a table of blocked flows: for each finding that they belong to, what is wrong, who must act, and what to do.</summary>
internal static class FlowAsk
{
    /// <summary>The paragraph above the list, where something must be known before anybody is asked for a change; otherwise nothing.</summary>
    public static IEnumerable<string> Before(Report report) => Cause.OfAnotherWay(report) is { } finding
        ? [$"Ask nobody for a change yet: MARS may take another way than the one that was probed ({finding.Code}), and what is blocked on this one need not concern it.", ""]
        : [];

    /// <summary>The items of a list in Markdown, one line for each finding, the gravest first; before them what tells the way of MARS, where that is not known.</summary>
    public static IEnumerable<string> Lines(Report report, ImmutableArray<Flow> flows)
    {
        var ids = flows.SelectMany(f => f.Findings).ToHashSet(StringComparer.Ordinal);
        var anotherWay = Cause.OfAnotherWay(report);
        return Cause.All(report).Where(c => c.Finding == anotherWay || ids.Contains(c.Finding.Id)).Select(Line);
    }

    // It begins with words of our own, so that no text from the network can begin a heading or another list.
    private static string Line(Cause cause)
    {
        var finding = cause.Finding;
        var action = finding.Action.Length == 0 ? "" : $" To do: {OneLine(finding.Action)}";
        return $"- For {Team.Addressee(finding.Blame)} ({finding.Code}): {Sentence(OneLine(finding.Title))}{action}";
    }

    private static string Sentence(string title) => title.EndsWith('.') || title.EndsWith('?') ? title : title + ".";

    private static string OneLine(string text) => string.Join(' ', PlainTable.Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
