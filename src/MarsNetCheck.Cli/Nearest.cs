namespace MarsNetCheck.Cli;

/// <summary>Finds the name that somebody who made a typing error probably meant.</summary>
internal static class Nearest
{
    /// <summary>"did you mean 'x'?" if a known name is near, else <paramref name="otherwise"/>.</summary>
    public static string Mend(string name, IEnumerable<string> known, string otherwise) =>
        Of(name, known) is { } near ? $"did you mean '{near}'?" : otherwise;

    private static string? Of(string name, IEnumerable<string> known) =>
        known.Select(k => (Name: k, Changes: Distance(name.ToLowerInvariant(), k)))
            .Where(k => k.Changes <= Math.Max(1, name.Length / 3))
            .OrderBy(k => k.Changes)
            .Select(k => k.Name)
            .FirstOrDefault();

    // Levenshtein's distance, one row at a time. Nobody means a name of ours by something very long.
    private static int Distance(string left, string right)
    {
        if (left.Length > 100)
            return int.MaxValue;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.Length];
    }
}
