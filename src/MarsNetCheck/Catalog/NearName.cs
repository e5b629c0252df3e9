namespace MarsNetCheck.Catalog;

/// <summary>Finds the name that somebody who made a typing error probably meant.</summary>
public static class NearName
{
    /// <summary>"did you mean 'x'?" if a known name is near, else <paramref name="otherwise"/>.</summary>
    public static string Mend(string name, IEnumerable<string> known, string otherwise)
    {
        var near = Of(name, known);
        return near is null ? otherwise : $"did you mean '{near}'?";
    }

    /// <summary>The known name with the fewest changes, at most a third of the length; null if none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        var best = known
            .Select(candidate => (Name: candidate, Changes: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(candidate => candidate.Changes)
            .FirstOrDefault();
        return best.Name is not null && best.Changes <= Math.Max(1, name.Length / 3) ? best.Name : null;
    }

    // Levenshtein's distance, two rows at a time. Names longer than any of ours are never near, so the cost stays bounded.
    private static int Distance(string left, string right)
    {
        if (left.Length > 100 || right.Length > 100)
            return int.MaxValue;

        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
            above = NextRow(above, left[i - 1], right, i);

        return above[right.Length];
    }

    private static int[] NextRow(int[] above, char letter, string right, int first)
    {
        var row = new int[right.Length + 1];
        row[0] = first;
        for (var j = 1; j <= right.Length; j++)
        {
            var replaced = above[j - 1] + (right[j - 1] == letter ? 0 : 1);
            row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
        }

        return row;
    }
}
