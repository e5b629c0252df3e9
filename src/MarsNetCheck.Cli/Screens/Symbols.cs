using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MarsNetCheck.Cli.Screens;

/// <summary>The signs that the terminal report uses.</summary>
internal sealed record Symbols
{
    /// <summary>Worked.</summary>
    public required string Ok { get; init; }

    /// <summary>Failed.</summary>
    public required string Failed { get; init; }

    /// <summary>Worked, and something is not as it should be.</summary>
    public required string Warning { get; init; }

    /// <summary>Not needed.</summary>
    public required string NotNeeded { get; init; }

    /// <summary>Not reached, so not known.</summary>
    public required string NotReached { get; init; }

    /// <summary>What to do.</summary>
    public required string Arrow { get; init; }

    /// <summary>A part of a range that answers.</summary>
    public required char Open { get; init; }

    /// <summary>A part of a range that does not.</summary>
    public required char Blocked { get; init; }

    /// <summary>A part of a range of which nothing is known.</summary>
    public required char Unknown { get; init; }

    private ImmutableArray<string> Numbers { get; init; } = [];

    /// <summary>The sign for the number of a cause.</summary>
    public string Number(int number) =>
        number <= Numbers.Length ? Numbers[number - 1] : string.Create(CultureInfo.InvariantCulture, $"[{number}]");

    /// <summary>For terminals that show everything.</summary>
    public static Symbols Rich { get; } = new()
    {
        Ok = "✓",
        Failed = "✗",
        Warning = "!",
        NotNeeded = "·",
        NotReached = "–",
        Arrow = "→",
        Open = '█',
        Blocked = '░',
        Unknown = '·',
        Numbers = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", "⑪", "⑫", "⑬", "⑭", "⑮", "⑯", "⑰", "⑱", "⑲", "⑳"],
    };

    /// <summary>What the fonts of an old Windows console have.</summary>
    public static Symbols Plain { get; } = Rich with { Ok = "√", Failed = "×", Numbers = [] };

    /// <summary>ASCII only.</summary>
    public static Symbols Ascii { get; } = new()
    {
        Ok = "+",
        Failed = "x",
        Warning = "!",
        NotNeeded = ".",
        NotReached = "-",
        Arrow = "->",
        Open = '#',
        Blocked = '.',
        Unknown = ' ',
    };

    /// <summary>The best set that an encoding can write.</summary>
    public static Symbols For(Encoding encoding, Symbols best)
    {
        foreach (var set in new[] { best, Plain })
        {
            if (CanWrite(encoding, set))
                return set;
        }
        return Ascii;
    }

    private static bool CanWrite(Encoding encoding, Symbols set)
    {
        var signs = string.Concat([set.Ok, set.Failed, set.NotNeeded, set.NotReached, set.Arrow, .. set.Numbers]) + set.Open + set.Blocked + set.Unknown;
        return string.Equals(encoding.GetString(encoding.GetBytes(signs)), signs, StringComparison.Ordinal);
    }
}
