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
    private readonly CatalogOptions _catalog = new();
    private readonly RouteOptions _route = new();
    private readonly CredentialOptions _credentials = new(terminal);
    private readonly LimitOptions _limits = new();
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
        _catalog.AddPartTo(command);
        _catalog.AddChoiceTo(command);
        _route.AddTo(command);
        _route.AddComparisonTo(command);
        command.Options.Add(_asSystem);
        _credentials.AddTo(command);
        _limits.AddTo(command);
        _report.AddTo(command);
        command.SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var choice = _report.Read(parsed);
        var options = _limits.Apply(parsed, _route.Apply(parsed, new NetCheckOptions()));
        var catalog = _catalog.Select(parsed);
        options = _credentials.Apply(parsed, options);
        using var delivery = Delivery.Prepare(choice, terminal);
        var report = parsed.GetValue(_asSystem)
            ? await SystemRun.FollowAsync(parsed, options.Budget, _credentials.Typed)
            : await RunView.FollowAsync(new NetCheck(catalog, options, network), catalog.Endpoints.Length, choice, terminal, stop);
        return await delivery.CompleteAsync(report);
    }
}
