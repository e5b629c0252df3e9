using System.CommandLine;
using System.CommandLine.Parsing;
using MarsNetCheck.Catalog;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Cli.Screens;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Cli.Commands;

/// <summary><c>demo</c>: runs a check against a simulated network inside the process.</summary>
internal sealed class DemoCommand(Terminal terminal)
{
    private readonly Argument<string?> _scenario = new("SCENARIO") { Description = "What is the case in the network. [default: healthy]", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _list = new("--list") { Description = "List the scenarios and what each must find." };
    private readonly CheckOptions _check = new(terminal);
    private readonly ReportOptions _report = new();

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("demo", "Runs a check against a simulated network inside the process, healthy or with a fault. Needs no network and no rights.");
        command.Arguments.Add(_scenario);
        command.Options.Add(_list);
        _check.Catalog.AddPartTo(command);
        _check.Catalog.AddChoiceTo(command);
        _check.Limits.AddTo(command);
        _report.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken stop) => parsed.GetValue(_list) ? ListAsync(parsed) : PlayAsync(parsed, stop);

    private async Task<int> ListAsync(ParseResult parsed)
    {
        RefuseBesideList(parsed);
        var choice = _report.Read(parsed);
        using var delivery = Delivery.Prepare(choice, terminal);
        return await delivery.CompleteAsync(new ScenarioList(ScenarioBook.All));
    }

    private void RefuseBesideList(ParseResult parsed)
    {
        if (parsed.GetValue(_scenario) is not null)
            throw new UsageException("--list shows every scenario; give it without the name of one");
        var idle = parsed.CommandResult.Children.OfType<OptionResult>().Select(r => (r.Implicit, r.Option)).FirstOrDefault(r => !r.Implicit && r.Option != _list && !_report.IsForm(r.Option));
        if (idle.Option is { } option)
            throw new UsageException($"{option.Name}: means nothing beside --list, which shows the scenarios and runs none; leave one of them out");
    }

    private async Task<int> PlayAsync(ParseResult parsed, CancellationToken stop)
    {
        var choice = _report.Read(parsed) with { FollowsRun = true };
        var scenario = Find(parsed.GetValue(_scenario));
        var (catalog, limits) = _check.Read(parsed);
        using var delivery = Delivery.Prepare(choice, terminal);
        if (terminal.ErrorIsTerminal)
            await terminal.Error.WriteLineAsync($"Simulated network, not this machine's: {scenario.Title} ({scenario.Name}).");
        await using var network = SimulatedNetwork.Start(catalog, scenario);
        var options = scenario.Configure(limits, network);
        return await delivery.CompleteAsync(await RunView.FollowAsync(new NetCheck(catalog, options, network), catalog.Endpoints.Length, choice, terminal, stop));
    }

    /// <summary>The scenario of a name; the healthy one for null.</summary>
    internal static Scenario Find(string? name)
    {
        if (name is null)
            return ScenarioBook.All[0];
        return ScenarioBook.Find(name) ?? throw new UsageException(
            $"'{name}' is no scenario; {NearName.Mend(name, ScenarioBook.All.Select(s => s.Name), "marsnetcheck demo --list shows them")}");
    }
}
