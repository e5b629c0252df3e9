using System.Diagnostics;
using System.Text.Json.Nodes;

namespace MarsNetCheck.Cli.Tests;

/// <summary><c>service</c> below a folder that stands for the root of a machine.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SystemdInstallationTests : IDisposable
{
    private const string Unit = "etc/systemd/system/marsnetcheck.service";
    private const string Wants = "etc/systemd/system/multi-user.target.wants";
    private const string Credentials = Unit + ".d/credentials.conf";
    private const string Configuration = "etc/marsnetcheck/marsnetcheck.json";
    private const string Program = "usr/local/lib/marsnetcheck/marsnetcheck";

    private readonly TemporaryFolder _root = new();

    public static bool IsRoot => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    public static bool HasSystemd => IsRoot && File.Exists("/usr/bin/systemd-analyze");

    public void Dispose() => _root.Dispose();

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task The_program_the_unit_and_the_settings_are_installed()
    {
        var result = await ServiceAsync("install", "--region", "westeurope", "--every", "1h", "--only", "auth,login-microsoftonline", "-4", "--integrated");

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Equal("rwxr-xr-x", Mode(Program));
        Assert.Equal("rw-r--r--", Mode(Unit));
        var settings = JsonNode.Parse(await ReadAsync(Configuration))!["MarsNetCheck"]!;
        Assert.Equal("""{"Region":"westeurope","Only":["auth","login-microsoftonline"],"Family":"4","Integrated":true}""", settings["Check"]!.ToJsonString());
        Assert.Equal(("1h", "/var/lib/marsnetcheck"), ((string?)settings["Schedule"]!["Every"], (string?)settings["History"]!["Folder"]));
        Assert.Contains("ExecStart=/usr/local/lib/marsnetcheck/marsnetcheck serve --config /etc/marsnetcheck/marsnetcheck.json\n", await ReadAsync(Unit), StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task A_text_that_looks_like_a_number_is_installed_as_it_was_written()
    {
        await ServiceAsync("install", "--proxy", "http://p.contoso.test:8080", "--proxy-user", "007", "--proxy-password-file", _root.File("password", "S3cret\n"));

        Assert.Contains("\"ProxyUser\": \"007\"", await ReadAsync(Configuration), StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task Secrets_that_only_root_can_read_reach_the_unit_as_credentials()
    {
        var (token, password) = (_root.File("root's token", "0123456789abcdef\n"), _root.File("100%", "S3cret\n"));

        var result = await ServiceAsync("install", "--token-file", token, "--proxy", "http://p.contoso.test:8080", "--proxy-user", "u", "--proxy-password-file", password);

        Assert.Equal((0, ""), (result.Status, result.Error));
        var settings = JsonNode.Parse(await ReadAsync(Configuration))!["MarsNetCheck"]!;
        Assert.Equal("/run/credentials/marsnetcheck.service/token", (string?)settings["Access"]!["TokenFile"]);
        Assert.Equal("/run/credentials/marsnetcheck.service/proxy-password", (string?)settings["Check"]!["ProxyPasswordFile"]);
        Assert.EndsWith($"[Service]\nLoadCredential=token:{token}\nLoadCredential=proxy-password:{password}%\n", await ReadAsync(Credentials), StringComparison.Ordinal);

        await ServiceAsync("install");
        Assert.True(File.Exists(_root.File(Credentials)));
        Assert.Equal($"Removed the service. {_root.File("etc/marsnetcheck")} and {_root.File(Credentials)} stay; --purge removes them, too.\n", (await ServiceAsync("uninstall")).Output);
        await ServiceAsync("uninstall", "--purge");
        Assert.False(Directory.Exists(_root.File(Path.GetDirectoryName(Credentials)!)));
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task What_the_unit_could_not_use_is_refused_before_anything_is_written()
    {
        var script = _root.File("proxy.pac", "function FindProxyForURL(url, host) { return 'DIRECT'; }");

        var first = int.Parse(await File.ReadAllTextAsync("/proc/sys/net/ipv4/ip_unprivileged_port_start", TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
        var low = $"http://127.0.0.1:{(first > 1 ? first - 1 : 9393)}";

        var result = await ServiceAsync("install", "--token-file", _root.File("token", "0123456789abcdef\n"), "--listen", low, "--history", "/srv/reports", "--pac", script);

        Assert.Equal(2, result.Status);
        Assert.Equal(
        [
            "marsnetcheck: --history: /srv/reports: the unit may write in /var/lib/marsnetcheck only, where it keeps the reports without being told; leave the option out",
            .. first > 1 ? [$"marsnetcheck: --listen: '{low}': the unit's account may open ports from {first} on; give such a port"] : Array.Empty<string>(),
            $"marsnetcheck: --pac: {script}: the unit sees nothing of /tmp; put the file into /etc/marsnetcheck, for example",
        ], result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(_root.File("usr")));
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task The_services_account_reaches_all_of_it_whatever_mask_root_has()
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "umask 077; exec dotnet \"$0\" service install --root \"$1\"", typeof(CommandLine).Assembly.Location, _root.File("machine")]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, shell.ExitCode);
        Assert.All(Directory.EnumerateDirectories(_root.File("machine"), "*", SearchOption.AllDirectories), folder => Assert.Equal("rwxr-xr-x", Mode(folder)));
        Assert.All(Directory.EnumerateFiles(_root.File("machine"), "*", SearchOption.AllDirectories), file => Assert.Equal(Path.HasExtension(file) ? "rw-r--r--" : "rwxr-xr-x", Mode(file)));
        Assert.True(File.Exists(_root.File("machine/" + Configuration)));
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task Another_installation_brings_the_new_program_and_keeps_the_settings()
    {
        await ServiceAsync("install", "--region", "westeurope");
        await File.WriteAllTextAsync(_root.File(Program), "an older one", TestContext.Current.CancellationToken);
        var settings = await ReadAsync(Configuration);

        Assert.Equal(0, (await ServiceAsync("install")).Status);

        Assert.Equal(settings, await ReadAsync(Configuration));
        Assert.True(new FileInfo(_root.File(Program)).Length > 1000);
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task Settings_for_an_installation_that_has_some_are_refused()
    {
        await ServiceAsync("install");

        var result = await ServiceAsync("install", "--region", "westeurope");

        Assert.Equal((2, $"marsnetcheck: --region: {_root.File(Configuration)} is there already and is kept; change it there, or leave the option out\n"), (result.Status, result.Error));
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task Settings_that_the_service_would_refuse_are_refused_before_anything_is_written()
    {
        var result = await ServiceAsync("install", "--region", "westeurop", "--every", "1s");

        Assert.Equal((2, 2), (result.Status, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Contains("marsnetcheck: --every: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'westeurope'?", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_root.File("usr")));
    }

    [Theory(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    [InlineData("usr/local/lib/marsnetcheck")]
    [InlineData("usr/local")]
    [InlineData("etc/marsnetcheck")]
    [InlineData("etc/systemd/system")]
    public async Task A_folder_in_which_others_may_write_is_refused(string folder)
    {
        Directory.CreateDirectory(_root.File(folder), (UnixFileMode)0b111_111_101);
        File.SetUnixFileMode(_root.File(folder), (UnixFileMode)0b111_111_101);

        var result = await ServiceAsync("install");

        Assert.Equal((2, $"marsnetcheck: {_root.File(folder)}: other accounts than root may write there and could change the program; chmod go-w {_root.File(folder)}\n"), (result.Status, result.Error));
        Assert.False(File.Exists(_root.File(Unit)));
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task A_link_in_the_place_of_the_programs_folder_is_refused()
    {
        Directory.CreateDirectory(_root.File("usr/local/lib"));
        File.CreateSymbolicLink(_root.File("usr/local/lib/marsnetcheck"), "/tmp");

        var result = await ServiceAsync("install");

        Assert.Equal((2, $"marsnetcheck: {_root.File("usr/local/lib/marsnetcheck")}: is no folder but a link or a file; remove it\n"), (result.Status, result.Error));
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task Uninstalling_keeps_the_settings_unless_they_are_purged()
    {
        await ServiceAsync("install");

        var removed = await ServiceAsync("uninstall");

        Assert.Equal((0, $"Removed the service. {_root.File("etc/marsnetcheck")} stays; --purge removes it, too.\n"), (removed.Status, removed.Output));
        Assert.Equal((false, false, true), (File.Exists(_root.File(Unit)), Directory.Exists(Path.GetDirectoryName(_root.File(Program))), File.Exists(_root.File(Configuration))));

        Assert.Equal(0, (await ServiceAsync("uninstall", "--purge")).Status);
        Assert.False(Directory.Exists(_root.File("etc/marsnetcheck")));
        Assert.Equal(2, (await ServiceAsync("uninstall", "--purge")).Status);
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task The_status_tells_installed_from_not_installed()
    {
        Assert.Equal((3, "The service is not installed; marsnetcheck service install does that.\n"), await StatusAsync());
        await ServiceAsync("install", "--demo", "proxy-auth-negotiate");

        var status = await ServiceAsync("status");

        Assert.StartsWith("State:     installed; ", status.Output, StringComparison.Ordinal);
        Assert.Contains("marsnetcheck serve --config /etc/marsnetcheck/marsnetcheck.json --demo proxy-auth-negotiate\n", status.Output, StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task The_status_below_a_folder_tells_what_the_files_tell_and_no_more()
    {
        await ServiceAsync("install", "--listen", "http://127.0.0.1:9400");

        Assert.Equal(
            (3, $"""
            State:     installed; whether it runs cannot be seen below a folder
            Process:   not seen
            Account:   marsnetcheck, made when it starts
            Start:     disabled
            Runs:      /usr/local/lib/marsnetcheck/marsnetcheck serve --config /etc/marsnetcheck/marsnetcheck.json
            Settings:  {_root.File(Configuration)}
            Listens:   http://127.0.0.1:9400 by its settings, when it runs
            Verdict:   not asked: only a service of this machine can be

            """),
            await StatusAsync());
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task A_unit_that_is_enabled_below_a_folder_is_told_to_be()
    {
        await ServiceAsync("install");
        Enable();

        Assert.Contains("Start:     enabled\n", (await ServiceAsync("status")).Output, StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "Only root installs a unit.")]
    public async Task A_unit_that_is_removed_below_a_folder_is_enabled_no_more()
    {
        await ServiceAsync("install");
        Enable();

        await ServiceAsync("uninstall");

        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.File(Wants)));
    }

    [Fact(SkipUnless = nameof(HasSystemd), Skip = "systemd-analyze is not installed, or this is not root.")]
    public async Task Systemd_understands_the_unit_and_finds_it_well_protected()
    {
        await ServiceAsync("install");
        Directory.CreateDirectory(_root.File("usr/lib/systemd"));
        Directory.CreateSymbolicLink(_root.File("lib"), "usr/lib");
        foreach (var target in Directory.EnumerateFiles("/lib/systemd/system", "*.target").Where(t => new FileInfo(t).LinkTarget is null))
            File.Copy(target, Path.Combine(Directory.CreateDirectory(_root.File("usr/lib/systemd/system")).FullName, Path.GetFileName(target)));

        var verified = await AnalyzeAsync("verify", "--man=no", $"--root={_root.File("")}", "/etc/systemd/system/marsnetcheck.service");
        var judged = await AnalyzeAsync("security", "--offline=true", "--threshold=20", $"--root={_root.File("")}", "marsnetcheck.service");

        Assert.DoesNotContain("marsnetcheck.service", verified.Error, StringComparison.Ordinal);
        Assert.Equal(0, judged.Status);
    }

    private static async Task<RunResult> AnalyzeAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new RunResult(process.ExitCode, output, await error);
    }

    private void Enable()
    {
        Directory.CreateDirectory(_root.File(Wants));
        File.CreateSymbolicLink(_root.File(Wants + "/marsnetcheck.service"), "/" + Unit);
    }

    private async Task<(int Status, string Output)> StatusAsync()
    {
        var result = await ServiceAsync("status");
        return (result.Status, result.Output);
    }

    private Task<RunResult> ServiceAsync(string verb, params string[] arguments) => InProcess.RunAsync(["service", verb, "--root", _root.File(""), .. arguments]);

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(_root.File(file), TestContext.Current.CancellationToken);

    private string Mode(string file) => string.Concat(Convert.ToString((int)File.GetUnixFileMode(_root.File(file)), 2).Zip("rwxrwxrwx", (bit, letter) => bit == '1' ? letter : '-'));
}
