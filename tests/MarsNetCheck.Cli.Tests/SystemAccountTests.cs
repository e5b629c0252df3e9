using System.Collections.Immutable;
using System.ComponentModel;
using MarsNetCheck.Cli.Commands;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Cli.SystemAccount;

namespace MarsNetCheck.Cli.Tests;

public sealed class SystemAccountTests
{
    public static bool IsElsewhere => !OperatingSystem.IsWindows();

    [Fact(SkipUnless = nameof(IsElsewhere), Skip = "On Windows it works.")]
    public async Task Elsewhere_than_on_Windows_the_option_is_refused_in_one_line()
    {
        var result = await InProcess.RunAsync("check", "--as-system");

        Assert.Equal(new RunResult(2, "", "marsnetcheck: --as-system: works only on Windows, where MARS runs as SYSTEM; leave it out here\n"), result);
    }

    [Theory]
    [InlineData("check --as-system --region westeurope -4 --only auth control --strict", "--region westeurope -4 --only auth control")]
    [InlineData("check --format json --output r.json --format table --quiet --as-system --dns=10.0.0.1 --expect ready --budget 9", "--dns 10.0.0.1 --budget 9")]
    [InlineData("check --as-system --force --no-color", "")]
    public void The_copy_gets_what_is_about_the_probe_and_nothing_about_the_report(string given, string forwarded) =>
        Assert.Equal(forwarded, string.Join(' ', Forward(given.Split(' '), file => file)));

    [Fact]
    public void The_copy_gets_copies_of_the_files_that_are_named()
    {
        using var folder = new TemporaryFolder();
        var catalog = folder.File("c.json", "{}");

        Assert.Equal(["--catalog", "its copy", "--region", "x"], Forward(["check", "--as-system", "--catalog", catalog, "--region", "x"], _ => "its copy"));
    }

    [Fact]
    public void A_password_is_taken_once_and_then_gone()
    {
        using var folder = new TemporaryFolder();
        var home = Path.GetDirectoryName(folder.File("any"))!;
        new SystemRequest { Arguments = ["--proxy", "http://p.contoso.test:8080"], Password = "hunter2" }.Write(home);

        Assert.Equal("hunter2", SystemRequest.Take(home).Password);
        Assert.Null(SystemRequest.Take(home).Password);
        Assert.DoesNotContain(Directory.EnumerateFiles(home), f => File.ReadAllText(f).Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_arrives_as_it_was_sent()
    {
        using var folder = new TemporaryFolder();
        var home = Path.GetDirectoryName(folder.File("any"))!;
        ImmutableArray<string> arguments = ["--catalog", @"C:\Program Files\ä ""x"".json", "", "-4"];
        new SystemRequest { Arguments = arguments }.Write(home);

        Assert.Equal(arguments, SystemRequest.Take(home).Arguments);
    }

    [Fact]
    public void Without_rights_the_error_says_how_to_get_them() =>
        Assert.Equal("--as-system: this account may not run a service; open PowerShell or the command prompt with \"Run as administrator\" and run it there", SystemRun.Refusal(new Win32Exception(5)));

    [Fact]
    public void Another_refusal_of_the_service_manager_is_told_with_its_number() =>
        Assert.StartsWith("--as-system: the service cannot be run (Windows error 1053: ", SystemRun.Refusal(new Win32Exception(1053)), StringComparison.Ordinal);

    [Fact]
    public void An_error_that_nobody_expected_is_no_refusal() => Assert.Null(SystemRun.Refusal(new InvalidOperationException()));

    [Fact]
    public async Task A_run_that_is_told_to_stop_reports_what_was_measured()
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        using var terminal = new Terminal { Output = output, Error = error };
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.Equal(130, await new CommandLine(terminal).RunAsync(["demo", "tcp-dropped", "--timeout", "60", "--quiet"], stop.Token));
    }

    private static ImmutableArray<string> Forward(string[] arguments, Func<string, string> file)
    {
        using var terminal = new Terminal { Output = Stream.Null, Error = TextWriter.Null };
        return ForwardedArguments.Of(new CheckCommand(terminal, new NoNetwork()).Create().Parse(arguments).Tokens, file);
    }
}
