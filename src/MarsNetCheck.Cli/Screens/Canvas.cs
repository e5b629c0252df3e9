using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MarsNetCheck.Cli.Screens;

/// <summary>Renders to text, without touching a console.</summary>
internal static class Canvas
{
    /// <summary>The text of a renderable, each line without blanks at its end.</summary>
    public static string Render(IRenderable renderable, ScreenLayout layout)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = layout.Color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = layout.Color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new PlainOutput(writer, layout.Width),
        });
        console.Profile.Capabilities.Unicode = true;
        if (layout.Color)
            console.Write(renderable);
        else
            WritePlain(renderable, console, writer);
        var text = Trimmed(writer.ToString());
        return layout.Symbols == Symbols.Ascii ? InAscii(text) : text;
    }

    // Without ANSI the console's own writer sets the colours of this process's terminal, whatever it writes to.
    private static void WritePlain(IRenderable renderable, IAnsiConsole console, StringWriter writer)
    {
        foreach (var segment in renderable.Render(RenderOptions.Create(console, console.Profile.Capabilities), console.Profile.Width))
            writer.Write(segment.IsControlCode ? "" : segment.Text);
    }

    // What the report's own words and the names it cuts off use; signs of the same width, so that nothing moves.
    private static string InAscii(string text) =>
        text.Replace('…', '~').Replace('–', '-').Replace('→', '>').Replace('’', '\'').Replace('“', '"').Replace('”', '"');

    private static string Trimmed(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(l => l.TrimEnd());
        return string.Join(Environment.NewLine, lines) + Environment.NewLine;
    }

    private sealed class PlainOutput(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer { get; } = writer;

        public bool IsTerminal => false;

        public int Width { get; } = width;

        public int Height => 1000;

        public void SetEncoding(Encoding encoding)
        {
            // Text only; whoever writes it encodes it.
        }
    }
}
