using Spectre.Console;

namespace MarsNetCheck.Cli.Screens;

/// <summary>A cell of the table.</summary>
/// <param name="Text">A sign, or a status.</param>
/// <param name="Style">Its style.</param>
internal sealed record StageMark(string Text, Style Style);
