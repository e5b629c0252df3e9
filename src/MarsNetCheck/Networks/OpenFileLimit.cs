using System.Globalization;

namespace MarsNetCheck.Networks;

/// <summary>How many connections this process may hold open, by its limit on open files.</summary>
internal static class OpenFileLimit
{
    private const int Highest = 8192;

    /// <summary>What the process needs for itself: the runtime, its files, its output.</summary>
    private const int Reserved = 200;

    /// <summary>The number of connections that may be open at once, 16 to 8,192: half of what the limit leaves, as a question may need a second socket.</summary>
    public static int Connections()
    {
        if (!OperatingSystem.IsLinux())
            return Highest / 4;
        return Math.Clamp((SoftLimit() - Reserved) / 2, 16, Highest);
    }

    private static int SoftLimit()
    {
        try
        {
            var line = File.ReadLines("/proc/self/limits").FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal));
            var words = line?["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
            return words.Length > 0 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : Highest;
        }
        catch (IOException)
        {
            return 1024;
        }
    }
}
