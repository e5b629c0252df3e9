using System.Text;

namespace MarsNetCheck.Registry;

/// <summary>The text between quotation marks in a registry export, where <c>\\</c> and <c>\"</c> stand for the second character.</summary>
internal static class QuotedText
{
    /// <summary>The place of the closing mark of the text that opens at <paramref name="open"/>; -1 if it is not closed.</summary>
    public static int Close(string line, int open)
    {
        for (var i = open + 1; i < line.Length; i++)
        {
            if (line[i] == '"')
                return i;
            if (line[i] == '\\')
                i++;
        }
        return -1;
    }

    /// <summary>What the marks enclose; null if a backslash stands before another character than a backslash or a quotation mark.</summary>
    public static string? Read(ReadOnlySpan<char> enclosed)
    {
        var text = new StringBuilder(enclosed.Length);
        for (var i = 0; i < enclosed.Length; i++)
        {
            if (enclosed[i] == '\\' && (++i == enclosed.Length || enclosed[i] is not ('\\' or '"')))
                return null;
            text.Append(enclosed[i]);
        }
        return text.ToString();
    }
}
