using System.Globalization;
using Spectre.Console;

namespace MarsNetCheck.Cli.Output;

/// <summary>One line on the terminal while a run is under way: how many endpoints are done, and which do not answer.</summary>
internal static class LiveLine
{
    private const int NamedFailures = 3;
    private const int SpinnerColumns = 4;

    public static async Task ShowAsync(CheckRun run, int endpoints, Terminal terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        if (!console.Profile.Capabilities.Ansi)
            return;
        var progress = new RunProgress(endpoints);
        await console.Status().Spinner(Spinner.Known.Line).StartAsync(Text(progress, console), async context =>
        {
            await foreach (var trace in run.Traces)
            {
                progress.Add(trace);
                context.Status = Text(progress, console);
            }
        });
    }

    private static string Text(RunProgress progress, IAnsiConsole console)
    {
        var failing = progress.Failing.ToList();
        var line = string.Create(CultureInfo.InvariantCulture, $"{progress.Done} of {progress.Endpoints} endpoints");
        if (failing.Count > 0)
            line += string.Create(CultureInfo.InvariantCulture, $", {failing.Count} failing: {string.Join(", ", failing.TakeLast(NamedFailures))}");
        var width = Math.Max(console.Profile.Width - SpinnerColumns, 20);
        return Markup.Escape(PrintableText.OneLine(line.Length <= width ? line : line[..width]));
    }
}
