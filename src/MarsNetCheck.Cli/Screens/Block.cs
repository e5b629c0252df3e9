using MarsNetCheck.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MarsNetCheck.Cli.Screens;

/// <summary>The few shapes that a screen is made of.</summary>
internal static class Block
{
    /// <summary>An empty line.</summary>
    public static IRenderable Empty { get; } = new Text(" ");

    /// <summary>Text that wraps.</summary>
    public static IRenderable Paragraph(string text, Style? style = null) => new Text(PrintableText.Lines(text), style ?? Style.Plain);

    /// <summary>Text that wraps and stays right of a margin.</summary>
    public static IRenderable Indented(int columns, IRenderable content) => new Padder(content, new Padding(columns, 0, 0, 0));

    /// <summary>A sign at the left and text that wraps beside it.</summary>
    public static IRenderable Hanging(string sign, Style style, IRenderable content)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 0, 0), Width = sign.Length });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(new Text(sign, style), content);
        return grid;
    }

    /// <summary>Text that wraps at the left and a few words at the right edge.</summary>
    public static IRenderable Sided(int width, IRenderable left, string right, Style style)
    {
        var grid = new Grid { Width = width };
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 2, 0), Width = width - right.Length - 2 });
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 0, 0), Alignment = Justify.Right, Width = right.Length });
        grid.AddRow(left, new Text(right, style));
        return grid;
    }
}
