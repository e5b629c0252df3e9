using System.Text.RegularExpressions;

namespace MarsNetCheck.Reports;

/// <summary>The names and words of the JSON report as people read them.</summary>
internal static partial class PlainWords
{
    /// <summary><c>bytes received</c> for <c>bytesReceived</c>, <c>duration (ms)</c> for <c>durationMs</c>; what is no such name stays as it is.</summary>
    public static string Of(string text)
    {
        if (!Name().IsMatch(text))
            return text;
        var words = Capital().Replace(text, c => " " + c.Value.ToLowerInvariant());
        return words.EndsWith(" ms", StringComparison.Ordinal) ? words[..^3] + " (ms)" : words;
    }

    [GeneratedRegex("^[a-z]+(?:[A-Z][a-z]+)+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Capital();
}
