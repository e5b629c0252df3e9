using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Versioning;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Cli.Serving;
using MarsNetCheck.Cli.SystemAccount;

namespace MarsNetCheck.Cli.Services;

/// <summary>A unit of systemd.</summary>
/// <param name="terminal">Where it says what it did.</param>
/// <param name="root">A folder that stands for the file system's root, where the files are put and nothing is started; null for the machine itself.</param>
[UnsupportedOSPlatform("windows")]
internal sealed class SystemdInstallation(Terminal terminal, string? root) : IInstallation
{
    private const string Unit = "marsnetcheck.service";
    private const string UnitFile = "/etc/systemd/system/" + Unit;
    private const string EnabledLink = $"/etc/systemd/system/{SystemdUnit.StartedWith}.wants/{Unit}";
    private const string CredentialsFile = UnitFile + ".d/credentials.conf";
    private const string ProgramFolder = "/usr/local/lib/marsnetcheck";
    private const string ConfigurationFolder = "/etc/marsnetcheck";
    private const string HistoryFolder = "/var/lib/marsnetcheck";
    private const string PrivateHistoryFolder = "/var/lib/private/marsnetcheck";
    private const UnixFileMode Program = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <inheritdoc/>
    public async Task<int> InstallAsync(InstallWish wish, CancellationToken cancellationToken)
    {
        RequireRights();
        var (file, folder) = (At(ServeConfiguration.DefaultFile), At(ProgramFolder));
        ConfigurationFile.Require(file, wish.Settings);
        SystemdSettings.Require(wish.Settings, HistoryFolder);
        foreach (var target in new[] { ProgramFolder, ConfigurationFolder, UnitFile })
            RequireRootsFolders(target);
        foreach (var needed in new[] { folder, Path.GetDirectoryName(file)!, Path.GetDirectoryName(At(UnitFile))! })
            Make(needed);
        CopyProgram(folder);
        if (!File.Exists(file))
        {
            ConfigurationFile.Write(file, HistoryFolder, SystemdSettings.Inside(wish.Settings, Unit));
            File.SetUnixFileMode(file, Readable);
            await WriteCredentialsAsync(SystemdSettings.Credentials(wish.Settings), cancellationToken);
        }
        await File.WriteAllTextAsync(At(UnitFile), SystemdUnit.Text($"{ProgramFolder}/marsnetcheck", ServeConfiguration.DefaultFile, wish.Demo), cancellationToken);
        File.SetUnixFileMode(At(UnitFile), Readable);
        await StartAsync(wish, cancellationToken);
        await SayAsync($"Installed {At(UnitFile)}, which runs {ProgramFolder}/marsnetcheck with the settings in {file}.");
        return ExitStatus.Ready;
    }

    /// <inheritdoc/>
    public async Task<int> UninstallAsync(Leftovers rest, CancellationToken cancellationToken)
    {
        RequireRights();
        if (!File.Exists(At(UnitFile)) && !Directory.Exists(At(ProgramFolder)) && (rest == Leftovers.Keep || !Directory.Exists(At(ConfigurationFolder))))
            throw new UsageException($"{At(UnitFile)}: is not there; the service is not installed");
        if (root is null && File.Exists(UnitFile))
            await ControlAsync(["disable", "--now", Unit], cancellationToken);
        File.Delete(At(UnitFile));
        Disable();
        if (root is null)
            await ControlAsync(["daemon-reload"], cancellationToken);
        var folders = rest == Leftovers.Purge ? [ProgramFolder, ConfigurationFolder, HistoryFolder, PrivateHistoryFolder] : new[] { ProgramFolder };
        foreach (var folder in folders.Select(At))
            Delete(folder);
        if (rest == Leftovers.Purge)
            DeleteCredentials();
        await SayAsync(rest == Leftovers.Purge ? "Removed the service, its settings and its history." : $"Removed the service. {Staying()}");
        return ExitStatus.Ready;
    }

    // systemd does it on the machine itself, but not below a folder, nor where the unit was gone already.
    private void Disable()
    {
        if (Directory.Exists(Path.GetDirectoryName(At(EnabledLink))))
            File.Delete(At(EnabledLink));
    }

    private string Staying()
    {
        var rest = new[] { ConfigurationFolder, HistoryFolder, CredentialsFile }.Select(At).Where(Path.Exists).ToList();
        return rest.Count == 0 ? "Nothing of it stays." : $"{string.Join(" and ", rest)} {(rest.Count == 1 ? "stays" : "stay")}; --purge removes {(rest.Count == 1 ? "it" : "them")}, too.";
    }

    /// <inheritdoc/>
    public async Task<InstalledState?> StateAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(At(UnitFile)))
            return null;
        var files = await FilesAsync(cancellationToken);
        if (root is not null)
            return files;
        var found = await AskAsync(cancellationToken);
        string Of(string name) => found.GetValueOrDefault(name) is { Length: > 0 } value ? value : "unknown";
        return files with
        {
            IsRunning = Of("ActiveState") == "active",
            State = $"{Of("ActiveState")} ({Of("SubState")})",
            ProcessId = int.TryParse(Of("MainPID"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null,
            Start = Of("UnitFileState"),
        };
    }

    // What the files tell. The systemd of this machine knows nothing of what lies below a folder.
    private async Task<InstalledState> FilesAsync(CancellationToken cancellationToken)
    {
        var link = new FileInfo(At(EnabledLink));
        return new InstalledState
        {
            IsRunning = null,
            State = "installed; whether it runs cannot be seen below a folder",
            Account = "marsnetcheck, made when it starts",
            Start = link.Exists || link.LinkTarget is not null ? "enabled" : "disabled",
            CommandLine = (await File.ReadAllLinesAsync(At(UnitFile), cancellationToken)).FirstOrDefault(l => l.StartsWith(SystemdUnit.Start, StringComparison.Ordinal))?[SystemdUnit.Start.Length..] ?? "unknown",
            Configuration = At(ServeConfiguration.DefaultFile),
        };
    }

    private static async Task<ImmutableDictionary<string, string>> AskAsync(CancellationToken cancellationToken)
    {
        var text = await SystemProgram.RunAsync("systemctl", ["show", Unit, "--property=ActiveState,SubState,MainPID,UnitFileState"], cancellationToken);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('=', 2)).Where(p => p.Length == 2)
            .ToImmutableDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
    }

    private async Task StartAsync(InstallWish wish, CancellationToken cancellationToken)
    {
        if (root is not null)
            return;
        await ControlAsync(["daemon-reload"], cancellationToken);
        await ControlAsync(["enable", Unit], cancellationToken);
        // An older one that runs makes room for the new one.
        await ControlAsync([wish.Start ? "restart" : "try-restart", Unit], cancellationToken);
    }

    // They belong to the settings, and stay as long as those do.
    private async Task WriteCredentialsAsync(string? text, CancellationToken cancellationToken)
    {
        DeleteCredentials();
        if (text is null)
            return;
        Make(Path.GetDirectoryName(At(CredentialsFile))!);
        await File.WriteAllTextAsync(At(CredentialsFile), text, cancellationToken);
        File.SetUnixFileMode(At(CredentialsFile), Readable);
    }

    private void DeleteCredentials()
    {
        var folder = Path.GetDirectoryName(At(CredentialsFile))!;
        if (!Directory.Exists(folder))
            return;
        File.Delete(At(CredentialsFile));
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private static Task ControlAsync(ImmutableArray<string> arguments, CancellationToken cancellationToken) => SystemProgram.RunAsync("systemctl", arguments, cancellationToken);

    private void RequireRights()
    {
        if (root is not null)
            return;
        if (!Environment.IsPrivilegedProcess)
            throw new UsageException("service: only root can do that; run it with sudo");
        if (!Directory.Exists("/run/systemd/system"))
            throw new UsageException("service: this machine is not run by systemd; start marsnetcheck serve by what supervises services here");
    }

    // Whoever can change a folder on the way to the program can change what runs.
    private void RequireRootsFolders(string target)
    {
        for (var folder = target; folder is { Length: > 1 }; folder = Path.GetDirectoryName(folder))
        {
            if (!File.Exists(At(folder)) && UnixOwner.ProblemOf(At(folder)) is { } problem)
                throw new UsageException(problem);
        }
    }

    // The service's account must get in, whatever mask root has. A folder that was there before keeps its rights.
    private static void Make(string folder)
    {
        if (Directory.Exists(folder))
            return;
        Make(Path.GetDirectoryName(folder)!);
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, Program);
    }

    private static void CopyProgram(string folder)
    {
        ProgramFiles.CopyTo(folder, "service install");
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder))
            File.SetUnixFileMode(inner, Program);
        foreach (var copied in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(copied, Path.HasExtension(copied) ? Readable : Program);
    }

    private static void Delete(string folder)
    {
        // The history's folder is a link to a private one, where systemd made the account.
        if (new DirectoryInfo(folder) is { LinkTarget: not null })
            File.Delete(folder);
        else if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string At(string path) => root is null ? path : Path.GetFullPath(root).TrimEnd('/') + path;

    private Task SayAsync(string text) => terminal.WriteAsync(terminal.Encoding.GetBytes(text + Environment.NewLine));
}
