using System.Runtime.Versioning;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Cli.Serving;
using MarsNetCheck.Cli.SystemAccount;
using Microsoft.Win32;

namespace MarsNetCheck.Cli.Services;

/// <summary>A Windows service in the LocalSystem account, with the very identity that MARS has.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsInstallation(Terminal terminal) : IInstallation
{
    private const string DisplayName = "MarsNetCheck";
    private const string Description = "Checks the network that Azure Backup (MARS) needs, in the account that MARS uses, and serves the reports over HTTP.";
    private const string EventSource = @"SYSTEM\CurrentControlSet\Services\EventLog\Application\" + ServeHost.ServiceName;

    // Comes with the .NET Framework, which every Windows Server has; it holds one message that is nothing but the text.
    private const string Messages = @"%SystemRoot%\Microsoft.NET\Framework64\v4.0.30319\EventLogMessages.dll";

    private static readonly TimeSpan[] _restarts = [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];
    private static readonly TimeSpan _forget = TimeSpan.FromDays(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(40);

    private static string ProgramFolder => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), DisplayName);

    private static string ConfigurationFolder => Path.GetDirectoryName(ServeConfiguration.DefaultFile)!;

    /// <inheritdoc/>
    public Task<int> InstallAsync(InstallWish wish, CancellationToken cancellationToken) => GuardedAsync(async token =>
    {
        using var scm = Scm.OpenToCreate();
        ConfigurationFile.Require(ServeConfiguration.DefaultFile, wish.Settings);
        RequireParent();
        Prepare(ProgramFolder, AccessRules.ForPrograms(), AccessRules.KeepOthersFromWriting);
        Prepare(ConfigurationFolder, AccessRules.ForAdministrators(), AccessRules.KeepOthersOut);
        if (!File.Exists(ServeConfiguration.DefaultFile))
            ConfigurationFile.Write(ServeConfiguration.DefaultFile, Path.Combine(ConfigurationFolder, "history"), wish.Settings);
        using var old = scm.Find(ServeHost.ServiceName, ScmEntry.AllRights);
        var (program, command) = await RenewAsync(old, wish, token);
        using var created = old is null ? scm.Create(ServeHost.ServiceName, DisplayName, command, ServiceStart.Automatic) : null;
        var service = old ?? created!;
        service.Describe(Description);
        service.DelayStart();
        service.RestartOnFailure(_restarts, _forget);
        RegisterEvents();
        await SayAsync($"Installed the service {ServeHost.ServiceName}, which runs {program} in the LocalSystem account with the settings in {ServeConfiguration.DefaultFile}.");
        return wish.Start ? await StartAsync(service, token) : ExitStatus.Ready;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<int> UninstallAsync(Leftovers rest, CancellationToken cancellationToken) => GuardedAsync(async token =>
    {
        using var scm = Scm.OpenToCreate();
        using (var service = scm.Find(ServeHost.ServiceName, ScmEntry.AllRights))
        {
            if (service is null && !Directory.Exists(ProgramFolder) && (rest == Leftovers.Keep || !Directory.Exists(ConfigurationFolder)))
                throw new UsageException($"service: there is no service {ServeHost.ServiceName}; it is not installed");
            if (service is not null)
            {
                await service.StopAsync(token);
                service.Delete();
            }
        }
        Microsoft.Win32.Registry.LocalMachine.DeleteSubKeyTree(EventSource, throwOnMissingSubKey: false);
        var folders = rest == Leftovers.Purge ? [ProgramFolder, ConfigurationFolder] : new[] { ProgramFolder };
        foreach (var folder in folders)
            await DeleteAsync(folder, token);
        await SayAsync(rest == Leftovers.Purge ? "Removed the service, its settings and its history." : $"Removed the service. {ConfigurationFolder} stays with the settings and the history; --purge removes it too.");
        return ExitStatus.Ready;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<InstalledState?> StateAsync(CancellationToken cancellationToken) => GuardedAsync(_ =>
    {
        using var scm = Scm.OpenToLook();
        using var service = scm.Find(ServeHost.ServiceName, ScmEntry.LookRights);
        if (service is null)
            return Task.FromResult<InstalledState?>(null);
        var (state, kept) = (service.State, service.Configuration);
        return Task.FromResult<InstalledState?>(new InstalledState
        {
            IsRunning = state == ScmState.Running,
            State = state.ToString().ToLowerInvariant(),
            ProcessId = service.ProcessId,
            Account = kept.Account,
            Start = kept.Start.ToString().ToLowerInvariant(),
            CommandLine = kept.CommandLine,
            Configuration = ServeConfiguration.DefaultFile,
        });
    }, cancellationToken);

    private static async Task<(string Program, string Command)> RenewAsync(ScmEntry? old, InstallWish wish, CancellationToken cancellationToken)
    {
        var ran = old?.State == ScmState.Running;
        return await WindowsWork.OrBackAsync(async () =>
        {
            if (old is not null)
                await old.StopAsync(cancellationToken);
            var program = ProgramFiles.CopyTo(ProgramFolder, "service install");
            var command = $"\"{program}\" serve --config \"{ServeConfiguration.DefaultFile}\"{(wish.Demo is null ? "" : $" --demo {wish.Demo}")}";
            old?.Change(DisplayName, command, ServiceStart.Automatic);
            return (program, command);
        }, () =>
        {
            if (ran)
                old!.Start();
        });
    }

    private static Task<T> GuardedAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) => WindowsWork.GuardedAsync(work, _patience, cancellationToken);

    private static void RequireParent()
    {
        var parent = new DirectoryInfo(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles));
        if (!AccessRules.KeepOthersFromWriting(parent))
            throw new UsageException($"service: {parent.FullName}: accounts other than administrators may write there, or it is a link; mend its access rules first: what runs as SYSTEM must be out of their reach");
    }

    // Made with its rules from the first moment; what was there before is used only if nobody else could have put anything into it.
    private static void Prepare(string path, System.Security.AccessControl.DirectorySecurity rules, Func<DirectoryInfo, bool> isProtected)
    {
        var folder = new DirectoryInfo(path);
        if (!folder.Exists)
            folder.Create(rules);
        folder.Refresh();
        if (!isProtected(folder))
            throw new UsageException($"service: {path}: accounts other than administrators own it or have rights there, or it is a link; look at what is in it, move it away, and run this again");
    }

    private static void RegisterEvents()
    {
        using var source = Microsoft.Win32.Registry.LocalMachine.CreateSubKey(EventSource);
        source.SetValue("EventMessageFile", Messages, RegistryValueKind.ExpandString);
        source.SetValue("TypesSupported", 7, RegistryValueKind.DWord);
    }

    private async Task<int> StartAsync(ScmEntry service, CancellationToken cancellationToken)
    {
        service.Start();
        if (await service.SettleAsync(cancellationToken) == ScmState.Running)
        {
            await SayAsync("It runs.");
            return ExitStatus.Ready;
        }
        terminal.Complain($"service: it ended as soon as it was started; the Application event log, source {ServeHost.ServiceName}, says why, and so does: marsnetcheck serve --config \"{ServeConfiguration.DefaultFile}\"");
        return ExitStatus.Usage;
    }

    // A program that has just ended may hold its file for a moment longer.
    private static async Task DeleteAsync(string folder, CancellationToken cancellationToken)
    {
        while (Directory.Exists(folder))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }

    private Task SayAsync(string text) => terminal.WriteAsync(terminal.Encoding.GetBytes(text + Environment.NewLine));
}
