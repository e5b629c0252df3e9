using System.CommandLine;
using MarsNetCheck.Catalog;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Settings;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Cli.Tests;

public sealed class CredentialTests : IDisposable
{
    private const string Secret = "S3cret-Passw0rd";

    private readonly string _file = Path.GetTempFileName();

    public CredentialTests()
    {
        File.WriteAllText(_file, Secret + "\r\nsecond line\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => File.Delete(_file);

    private static async Task<RunResult> LogInAsync(string file)
    {
        var catalog = EndpointCatalog.LoadEmbedded().Select(new CatalogSelection { Only = ["auth"] });
        await using var network = SimulatedNetwork.Start(catalog, ScenarioBook.Find("proxy-auth-basic")!);
        return await InProcess.RunAsync(
            network, "check", "--only", "auth", "--proxy", "http://proxy.contoso.test:8080", "--proxy-user", "CONTOSO\\somebody", "--proxy-password-file", file, "--format", "json");
    }

    [Fact]
    public async Task The_password_and_the_name_are_nowhere_in_a_report()
    {
        var run = await LogInAsync(_file);

        Assert.Contains("proxy.auth-rejected", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_password_file_that_everybody_can_read_is_warned_of()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix permissions.");
            return;
        }
        File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var run = await LogInAsync(_file);

        Assert.Contains("everybody on this machine can read it", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--integrated and --proxy-user contradict each other", "--integrated", "--proxy-user", "user")]
    [InlineData("--proxy-password-file: there is no user for the password", "--proxy-password-file", "FILE")]
    [InlineData("--proxy-user and --proxy none contradict each other", "--proxy", "none", "--proxy-user", "user", "--proxy-password-file", "FILE")]
    [InlineData("--integrated and --proxy none contradict each other", "--proxy", "none", "--integrated")]
    [InlineData("--proxy-user: the name is empty or holds a colon", "--proxy-user", "user:S3cret-Passw0rd", "--proxy-password-file", "FILE")]
    [InlineData("--proxy-password-file: /nowhere/pw: does not exist", "--proxy-user", "user", "--proxy-password-file", "/nowhere/pw")]
    [InlineData("--proxy-user: there is no password, and nobody to ask for it", "--proxy-user", "user")]
    public async Task What_contradicts_or_is_missing_is_one_line_and_status_2(string problem, params string[] arguments)
    {
        var run = await InProcess.RunAsync(["check", .. arguments.Select(a => a is "FILE" ? _file : a)]);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.StartsWith("marsnetcheck: " + problem, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.DoesNotContain(Secret, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_password_file_is_an_error()
    {
        await File.WriteAllTextAsync(_file, "\n", TestContext.Current.CancellationToken);

        var run = await InProcess.RunAsync("check", "--proxy-user", "user", "--proxy-password-file", _file);

        Assert.Equal(2, run.Status);
        Assert.Contains("the password is empty", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_typed_password_is_kept_for_the_copy_that_runs_as_system()
    {
        using var terminal = new Terminal { Output = Stream.Null, Error = TextWriter.Null, AskSecret = _ => Secret };
        var options = new CheckOptions(terminal);
        var command = new Command("check");
        options.Login.AddTo(command);

        var read = options.Read(command.Parse(["--proxy-user", "user"]));

        Assert.Equal((Secret, "user"), (options.TypedPassword, read.Options.Credentials?.UserName));
    }

    [Fact]
    public void Nobody_is_asked_for_a_password_while_something_else_is_wrong()
    {
        using var terminal = new Terminal { Output = Stream.Null, Error = TextWriter.Null, AskSecret = _ => throw new InvalidOperationException("Asked.") };
        var options = new CheckOptions(terminal);
        var command = new Command("check");
        options.Login.AddTo(command);
        options.Limits.AddTo(command);

        var refused = Assert.Throws<SettingsException>(() => options.Read(command.Parse(["--proxy-user", "user", "--timeout", "0"])));

        Assert.Equal(["--timeout: '0' is no number of seconds that can be used; give 0.1 to 600"], refused.Errors);
    }
}
