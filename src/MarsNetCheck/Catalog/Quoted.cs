namespace MarsNetCheck.Catalog;

/// <summary>Shows text of a file inside a one-line message.</summary>
internal static class Quoted
{
    private const int Limit = 80;

    /// <summary>The text in single quotes, control characters replaced, cut off when it is long.</summary>
    public static string Text(string text)
    {
        var shown = text.Length <= Limit ? text : string.Concat(text.AsSpan(0, Limit), "…");
        return $"'{string.Concat(shown.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter))}'";
    }
}
