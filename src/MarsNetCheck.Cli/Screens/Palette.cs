using Spectre.Console;

namespace MarsNetCheck.Cli.Screens;

/// <summary>The styles of the terminal report; colours that are readable on dark and on light.</summary>
internal static class Palette
{
    public static Style Good { get; } = new(Color.Green);

    public static Style Bad { get; } = new(Color.Red);

    public static Style Odd { get; } = new(Color.Yellow);

    public static Style Faint { get; } = new(decoration: Decoration.Dim);

    public static Style Strong { get; } = new(decoration: Decoration.Bold);

    public static Style Who { get; } = new(Color.Aqua);

    /// <summary>The style of the verdict's word.</summary>
    public static Style Of(Diagnosis.OverallVerdict verdict) => verdict switch
    {
        Diagnosis.OverallVerdict.Ready => new Style(Color.Green, decoration: Decoration.Bold),
        Diagnosis.OverallVerdict.Blocked => new Style(Color.Red, decoration: Decoration.Bold),
        _ => new Style(Color.Yellow, decoration: Decoration.Bold),
    };
}
