using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MarsNetCheck.Reports;

/// <summary>A table in Markdown whose columns are padded, so that it can be read as plain text too.</summary>
/// <param name="heads">The heads of the columns; the last column is not padded.</param>
internal sealed class PlainTable(ImmutableArray<string> heads)
{
    private readonly List<ImmutableArray<string>> _rows = [];

    /// <summary>Adds a row, one cell for each column.</summary>
    public void Add(params ImmutableArray<string> cells) => _rows.Add([.. cells.Select(Clean)]);

    /// <summary>The lines of the table.</summary>
    public IEnumerable<string> Lines()
    {
        ImmutableArray<int> widths = [.. heads.Select((head, i) => i == heads.Length - 1 ? head.Length : _rows.Select(r => r[i].Length).Append(head.Length).Max())];
        yield return Line(heads, widths);
        yield return "|" + string.Concat(widths.Select(w => new string('-', w + 2) + "|"));
        foreach (var row in _rows)
            yield return Line(row, widths);
    }

    /// <summary>
    /// Text that cannot end a cell or a line, and that Markdown takes for nothing but text: no control or formatting characters, no bar, no code,
    /// no HTML, no link.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
            clean.Append(Replacement(c));
        return clean.Replace("](", "] (").ToString().Trim();
    }

    private static char Replacement(char c) => c switch
    {
        '|' or '\\' => '/',
        '`' => '\'',
        '<' => '(',
        '>' => ')',
        _ when char.IsControl(c) || char.IsSurrogate(c) => ' ',
        _ when char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
        _ => c,
    };

    private static string Line(ImmutableArray<string> cells, ImmutableArray<int> widths) =>
        "| " + string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i]))) + " |";
}
