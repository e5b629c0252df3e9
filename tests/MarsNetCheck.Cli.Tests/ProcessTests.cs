using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace MarsNetCheck.Cli.Tests;

/// <summary>What only a process of its own shows.</summary>
public sealed class ProcessTests
{
    public static bool IsUnix => !OperatingSystem.IsWindows();

    [Fact]
    public async Task The_version_is_one_line()
    {
        using var program = Start("--version");

        Assert.Matches(@"\Amarsnetcheck \d+\.\d+\.\d+\r?\n\z", await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_status_of_a_run_is_the_status_of_the_process()
    {
        using var program = Start("demo", "proxy-auth-basic", "--quiet");

        await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, program.ExitCode);
    }

    [Fact(SkipUnless = nameof(IsUnix), Skip = "Windows sends Ctrl+C to a whole console, not to a process.")]
    public async Task Ctrl_C_reports_what_was_measured()
    {
        using var program = Start("demo", "tcp-dropped", "--timeout", "60", "--format", "json", "--verbose");
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, Kill(program.Id, Interrupt));
        await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, program.ExitCode);
        Assert.True((bool?)JsonNode.Parse(await output)!["interrupted"]);
    }

    [Fact(SkipUnless = nameof(IsUnix), Skip = "Pipes close differently on Windows.")]
    public async Task A_reader_that_goes_away_is_no_error()
    {
        using var program = Start("demo", "--format", "json");

        program.StandardOutput.Close();
        var error = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("", error);
        Assert.Equal(0, program.ExitCode);
    }

    public static bool HasScript => OperatingSystem.IsLinux() && File.Exists("/usr/bin/script");

    [Theory(SkipUnless = nameof(HasScript), Skip = "script(1) of Linux makes the terminal.")]
    [InlineData("NO_COLOR=1", "demo proxy-denied-storage")]
    [InlineData("NO_COLOR=1", "demo proxy-denied-storage --verbose")]
    [InlineData("NO_COLOR=1", "demo --list")]
    [InlineData("NO_COLOR=", "demo proxy-denied-storage --no-color")]
    [InlineData("NO_COLOR=", "catalog --no-color")]
    public async Task A_terminal_gets_no_escape_sequence_that_is_not_wanted(string environment, string arguments)
    {
        var text = await OnTerminalAsync(environment, arguments);

        Assert.Contains("storage", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact(SkipUnless = nameof(HasScript), Skip = "script(1) of Linux makes the terminal.")]
    public async Task A_terminal_gets_colours_else() =>
        Assert.Contains('\u001b', await OnTerminalAsync("NO_COLOR=", "demo --only auth"));

    private static async Task<string> OnTerminalAsync(string environment, string arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/script") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add("-qc");
        start.ArgumentList.Add($"env TERM=xterm {environment} dotnet '{typeof(CommandLine).Assembly.Location}' {arguments}");
        start.ArgumentList.Add("/dev/null");
        using var script = Process.Start(start)!;
        return await script.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private const int Interrupt = 2;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(CommandLine).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
