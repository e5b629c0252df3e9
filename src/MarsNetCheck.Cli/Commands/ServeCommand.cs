using System.CommandLine;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Cli.Serving;

namespace MarsNetCheck.Cli.Commands;

/// <summary><c>serve</c>: the hosted service.</summary>
internal sealed class ServeCommand(Terminal terminal)
{
    private readonly Option<string?> _config = new("--config") { HelpName = "FILE", Description = $"The configuration, JSON. [default: {ServeConfiguration.DefaultFile}, if it is there]" };
    private readonly Option<string?> _demo = new("--demo") { HelpName = "SCENARIO", Description = "Serve a simulated network in place of this machine's; marsnetcheck demo --list shows the scenarios. Without SCENARIO: healthy.", Arity = ArgumentArity.ZeroOrOne };
    private readonly ServeOptions _options = new();

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("serve", "Checks again and again, and serves the reports over HTTP: a dashboard, a JSON API, metrics, health. Settings come from options, then from the environment (MARSNETCHECK_Schedule__Every), then from the file.");
        command.Options.Add(_config);
        command.Options.Add(_demo);
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var demo = parsed.GetResult(_demo) is null ? null : DemoCommand.Find(parsed.GetValue(_demo));
        var configuration = ServeConfiguration.Read(parsed.GetValue(_config), Environment.GetEnvironmentVariables(), ServeOptions.Read(parsed));
        return new ServeRun(terminal, configuration, demo).RunAsync(stop);
    }
}
