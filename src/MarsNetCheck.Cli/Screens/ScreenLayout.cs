using System.Text;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;

namespace MarsNetCheck.Cli.Screens;

/// <summary>How text is laid out.</summary>
internal sealed record ScreenLayout
{
    private const int Narrowest = 60;
    private const int Widest = 120;

    /// <summary>The width in columns, 60 to 120.</summary>
    public required int Width { get; init; }

    /// <summary>The signs to use.</summary>
    public Symbols Symbols { get; init; } = Symbols.Rich;

    /// <summary>Whether control codes may be written.</summary>
    public bool Color { get; init; }

    /// <summary>How much is shown.</summary>
    public Detail Detail { get; init; } = Detail.Normal;

    /// <summary>True if every attempt has been told already, as it was made.</summary>
    public bool AttemptsTold { get; init; }

    /// <summary>The encoding of the text.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The layout for standard output.</summary>
    public static ScreenLayout For(Terminal terminal, ReportChoice choice) => new()
    {
        Width = Math.Clamp(terminal.Width, Narrowest, Widest),
        Symbols = Symbols.For(terminal.Encoding, terminal.HasPlainFont ? Symbols.Plain : Symbols.Rich),
        Color = terminal.OutputIsTerminal && terminal.AllowsControlCodes && !choice.NoColor,
        Detail = choice.Detail,
        AttemptsTold = choice.FollowsRun,
        Encoding = terminal.Encoding,
    };

    /// <summary>The layout for a file.</summary>
    public static ScreenLayout ForFile(ReportChoice choice) => new() { Width = 100, Detail = choice.Detail };
}
