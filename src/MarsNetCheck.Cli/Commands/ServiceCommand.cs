using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Cli.Services;

namespace MarsNetCheck.Cli.Commands;

/// <summary><c>service</c>: keeps <c>serve</c> as a service of the operating system.</summary>
internal sealed class ServiceCommand(Terminal terminal)
{
    private readonly Option<bool> _start = new("--start") { Description = "Start it, too. The default.", Arity = ArgumentArity.Zero };
    private readonly Option<bool> _noStart = new("--no-start") { Description = "Leave it stopped; it starts with the machine.", Arity = ArgumentArity.Zero };
    private readonly Option<bool> _purge = new("--purge") { Description = "Remove the settings and the history, too.", Arity = ArgumentArity.Zero };
    private readonly Option<string?> _demo = new("--demo") { HelpName = "SCENARIO", Description = "Serve a simulated network in place of this machine's; marsnetcheck demo --list shows the scenarios. [default: healthy]", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _root = new("--root") { HelpName = "FOLDER", Description = "Linux: put the files below this folder, as for a package, and start nothing.", Hidden = true, Recursive = true };

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("service", "Installs marsnetcheck serve as a service: on Windows in the LocalSystem account, with the very identity that MARS has, because proxies and firewalls treat every account in its own way; elsewhere as a hardened unit of systemd.");
        command.Options.Add(_root);
        command.Subcommands.Add(Install());
        command.Subcommands.Add(Uninstall());
        command.Subcommands.Add(Status());
        return command;
    }

    private Command Install()
    {
        var command = new Command("install", "Copies the program to a folder that only administrators can write, and installs the service; one that is there gets this program, and keeps its settings. The options become the settings of a new installation.");
        command.Options.Add(_start);
        command.Options.Add(_noStart);
        command.Options.Add(_demo);
        new ServeOptions().AddTo(command);
        command.SetAction(InstallAsync);
        return command;
    }

    private Command Uninstall()
    {
        var command = new Command("uninstall", "Stops the service and removes it and its program. The settings and the history stay.");
        command.Options.Add(_purge);
        command.SetAction((parsed, stop) => InterruptibleAsync(token => InstallationOf(parsed).UninstallAsync(parsed.GetValue(_purge) ? Leftovers.Purge : Leftovers.Keep, token), stop));
        return command;
    }

    private Command Status()
    {
        var command = new Command("status", "Shows whether the service runs, where it listens, and what its newest report came to.");
        command.SetAction(StatusAsync);
        return command;
    }

    private Task<int> InstallAsync(ParseResult parsed, CancellationToken stop)
    {
        if (parsed.GetValue(_start) && parsed.GetValue(_noStart))
            throw new UsageException("--start and --no-start contradict each other; give one of them");
        var wish = new InstallWish
        {
            Start = !parsed.GetValue(_noStart),
            Settings = ServeOptions.Read(parsed),
            Demo = parsed.GetResult(_demo) is null ? null : DemoCommand.Find(parsed.GetValue(_demo)).Name,
        };
        return InterruptibleAsync(token => InstallationOf(parsed).InstallAsync(wish, token), stop);
    }

    // Half of it may be done: who interrupts it shall see an end that is not success, and know the mend.
    private async Task<int> InterruptibleAsync(Func<CancellationToken, Task<int>> work, CancellationToken stop)
    {
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var interruption = new Interruption(interrupted.Cancel);
        try
        {
            return await work(interrupted.Token);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            terminal.Complain("service: interrupted; run it again to complete it");
            return ExitStatus.Interrupted;
        }
    }

    private async Task<int> StatusAsync(ParseResult parsed, CancellationToken stop)
    {
        if (await InstallationOf(parsed).StateAsync(stop) is not { } state)
        {
            await SayAsync(["The service is not installed; marsnetcheck service install does that."]);
            return ExitStatus.Inconclusive;
        }
        var (address, verdict) = await ServedVerdict.OfAsync(state, stop);
        await SayAsync(
        [
            $"State:     {state.State}",
            $"Process:   {state.ProcessId?.ToString(CultureInfo.InvariantCulture) ?? (state.IsRunning is null ? "not seen" : "none")}",
            $"Account:   {state.Account}",
            $"Start:     {state.Start}",
            $"Runs:      {state.CommandLine}",
            $"Settings:  {state.Configuration}",
            $"Listens:   {address}",
            $"Verdict:   {verdict}",
        ]);
        return state.IsRunning switch
        {
            true => ExitStatus.Ready,
            false => ExitStatus.Blocked,
            null => ExitStatus.Inconclusive,
        };
    }

    private IInstallation InstallationOf(ParseResult parsed)
    {
        var root = parsed.GetValue(_root);
        if (!OperatingSystem.IsWindows())
            return new SystemdInstallation(terminal, root);
        return root is null ? new WindowsInstallation(terminal) : throw new UsageException("--root: Windows keeps services in one place; leave it out");
    }

    private Task SayAsync(ImmutableArray<string> lines) => terminal.WriteAsync(terminal.Encoding.GetBytes(string.Concat(lines.Select(l => PrintableText.OneLine(l) + Environment.NewLine))));
}
