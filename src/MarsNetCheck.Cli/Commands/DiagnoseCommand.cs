using System.CommandLine;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;

namespace MarsNetCheck.Cli.Commands;

/// <summary><c>diagnose</c>: judges a saved report's evidence again, with no network.</summary>
internal sealed class DiagnoseCommand(Terminal terminal)
{
    private readonly Argument<string> _file = new("REPORT.json") { Description = "A report that was written with --format json." };
    private readonly ReportOptions _report = new();

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("diagnose", "Judges the evidence of a saved report again, with no network.");
        command.Arguments.Add(_file);
        _report.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var choice = _report.Read(parsed);
        var report = SavedReport.Judge(parsed.GetRequiredValue(_file));
        using var delivery = Delivery.Prepare(choice, terminal);
        return await delivery.CompleteAsync(report);
    }
}
