using System.Globalization;

namespace MarsNetCheck.Hosting.Settings;

/// <summary>A length of time as people write it: <c>90s</c>, <c>15m</c>, <c>6h</c>, <c>1d</c>, or <c>days.hours:minutes:seconds</c>.</summary>
internal static class DurationText
{
    /// <summary>What stands for no time at all, where that is possible.</summary>
    public const string Never = "never";

    private const int MostUnits = 1_000_000;

    /// <summary>The length; null if the text is none. A bare number is none, since it would be days, and neither is 1:30, an hour and a half: nobody means that.</summary>
    public static TimeSpan? Find(string text)
    {
        if (text.Count(c => c == ':') == 2)
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var exact) ? exact : null;
        return text.Length > 1 && UnitOf(text[^1]) is { } unit && int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostUnits
            ? count * unit
            : null;
    }

    /// <summary>A length as people write it, in the largest unit that it is whole in.</summary>
    public static string Of(TimeSpan value)
    {
        foreach (var letter in "dhm")
        {
            if (value != TimeSpan.Zero && value.Ticks % UnitOf(letter)!.Value.Ticks == 0)
                return string.Create(CultureInfo.InvariantCulture, $"{value / UnitOf(letter)!.Value:0}{letter}");
        }
        return string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds:0.###}s");
    }

    private static TimeSpan? UnitOf(char letter) => char.ToLowerInvariant(letter) switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
