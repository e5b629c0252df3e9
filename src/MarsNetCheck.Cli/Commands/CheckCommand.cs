using System.CommandLine;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Cli.SystemAccount;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Cli.Commands;

/// <summary><c>check</c>: probes every endpoint over the effective route and reports.</summary>
internal sealed class CheckCommand(Terminal terminal, INetwork? network)
{
    private readonly Option<bool> _asSystem = new("--as-system") { Description = "Windows: probe in the SYSTEM account, as MARS does. Needs an elevated prompt.", Arity = ArgumentArity.Zero };
    private readonly CheckOptions _check = new(terminal);
    private readonly ReportOptions _report = new();

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("check", "Probes every endpoint and a sample of the address ranges, and reports. The same as no command.");
        Attach(command);
        return command;
    }

    /// <summary>Makes a command do the same, with options that its help does not list.</summary>
    public void AttachHidden(Command command)
    {
        var own = command.Options.Count;
        Attach(command);
        foreach (var option in command.Options.Skip(own))
            option.Hidden = true;
    }

    private void Attach(Command command)
    {
        _check.Catalog.AddPartTo(command);
        _check.Catalog.AddChoiceTo(command);
        _check.Route.AddTo(command);
        _check.Route.AddComparisonTo(command);
        command.Options.Add(_asSystem);
        _check.Login.AddTo(command);
        _check.Limits.AddTo(command);
        _report.AddTo(command);
        command.SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var choice = _report.Read(parsed) with { FollowsRun = !parsed.GetValue(_asSystem) };
        var (catalog, options) = _check.Read(parsed);
        using var delivery = Delivery.Prepare(choice, terminal);
        var report = parsed.GetValue(_asSystem)
            ? await SystemRun.FollowAsync(parsed, options.Budget, _check.TypedPassword)
            : await RunView.FollowAsync(new NetCheck(catalog, options, network), catalog.Endpoints.Length, choice, terminal, stop);
        return await delivery.CompleteAsync(report);
    }
}
