using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace MarsNetCheck.Cli.Tests;

public sealed class ServeTests
{
    private static readonly TimeSpan _stopsWithin = TimeSpan.FromSeconds(5);

    public static bool IsUnix => !OperatingSystem.IsWindows();

    [Fact(SkipUnless = nameof(IsUnix), Skip = "The signals are those of Unix.")]
    public async Task It_serves_the_report_of_a_simulated_network_and_says_that_it_is_one()
    {
        await using var program = await ServedProgram.StartAsync(["--demo", "proxy-auth-negotiate"], ("MARSNETCHECK_Schedule__AtStart", "false"));

        using var client = new HttpClient { BaseAddress = program.Address };
        using var answer = await client.PostAsync(new Uri("/check?wait=true", UriKind.Relative), content: null, TestContext.Current.CancellationToken);
        var report = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal("blocked", (string?)report["verdict"]);
        Assert.Contains("Simulated network, not this machine's: The proxy demands a Windows log-in (proxy-auth-negotiate).", program.Log, StringComparison.Ordinal);
        Assert.StartsWith("blocked after ", await program.UntilAsync("The check ended: "), StringComparison.Ordinal);
        Assert.Contains("error: proxy.auth-required (proxy): ", program.Log, StringComparison.Ordinal);
    }

    [Theory(SkipUnless = nameof(IsUnix), Skip = "The signals are those of Unix.")]
    [InlineData(ServedProgram.Terminate, 0)]
    [InlineData(ServedProgram.Interrupt, 130)]
    public async Task It_stops_in_time_in_the_middle_of_a_run(int signal, int status)
    {
        await using var program = await ServedProgram.StartAsync(["--demo", "tcp-dropped", "--timeout", "60"]);
        var began = Stopwatch.GetTimestamp();

        Assert.Equal(status, await program.EndAsync(signal));

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, _stopsWithin);
        Assert.DoesNotContain("error", program.Log, StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(IsUnix), Skip = "The signals are those of Unix.")]
    public async Task Callers_who_stay_do_not_hold_up_its_stop()
    {
        await using var program = await ServedProgram.StartAsync(["--demo", "tcp-dropped", "--timeout", "60"]);
        using var listener = await CallAsync(program.Address, $"GET /events HTTP/1.1\r\nHost: {program.Address.Authority}\r\n\r\n");
        using var slow = await CallAsync(program.Address, $"POST /check HTTP/1.1\r\nHost: {program.Address.Authority}\r\nContent-Length: 5\r\nX-");
        var heard = await listener.GetStream().ReadAsync(new byte[100], TestContext.Current.CancellationToken);
        var began = Stopwatch.GetTimestamp();

        Assert.Equal(0, await program.EndAsync(ServedProgram.Terminate));

        Assert.InRange(heard, 1, 100);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, _stopsWithin);
    }

    [Fact(SkipUnless = nameof(IsUnix), Skip = "The signals are those of Unix.")]
    public async Task An_address_that_is_in_use_is_named_with_the_mend()
    {
        await using var program = await ServedProgram.StartAsync(["--demo"]);
        var address = program.Address.ToString().TrimEnd('/');

        var second = await InProcess.RunAsync("serve", "--demo", "--listen", address);

        Assert.Equal((2, $"marsnetcheck: {address} is in use by another program; find it with ss -ltnp, and end it, or choose another address with --listen\n"), (second.Status, second.Error));
    }

    [Fact]
    public async Task Every_error_of_every_source_is_told_at_once_where_it_stands()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("service.json", """
            { "MarsNetCheck": { "Check": { "Regoin": "westeurope" }, "Schedule": { "AtStart": "ja" }, "History": { "MaxReports": 0 }, "Access": { "TokenFile": "/nowhere/token" }, "Acces": { "Hosts": [ "a" ] } } }
            """);

        var result = await InProcess.RunAsync("serve", "--demo", "--config", file, "--every", "1s", "--only", "auth,nothing-like-it", "--timeout", "soon");

        Assert.Equal(2, result.Status);
        Assert.Equal(
        [
            "marsnetcheck: --every: '00:00:01' is out of its range; give 00:00:30 to 7.00:00:00",
            "marsnetcheck: --only: 'nothing-like-it' matches no endpoint id, group or host; name one that `marsnetcheck catalog` lists",
            "marsnetcheck: --timeout: 'soon' is no number of seconds that can be used; give 0.1 to 600",
            $"marsnetcheck: {file}: MarsNetCheck:Acces: is no setting; did you mean 'Access'?",
            $"marsnetcheck: {file}: MarsNetCheck:Access:TokenFile: /nowhere/token: does not exist; check the path",
            $"marsnetcheck: {file}: MarsNetCheck:Check:Regoin: is no setting; did you mean 'Region'?",
            $"marsnetcheck: {file}: MarsNetCheck:History:MaxReports: '0' is out of its range; give 1 to 100000",
            $"marsnetcheck: {file}: MarsNetCheck:Schedule:AtStart: 'ja' is neither true nor false; write one of them",
        ], result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_with_an_unknown_name_a_wrong_kind_a_value_out_of_range_and_a_missing_file_gives_four_lines()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("service.json", """
            { "MarsNetCheck": { "Check": { "Regoin": "westeurope" }, "Schedule": { "AtStart": "ja" }, "History": { "MaxReports": 0 }, "Access": { "TokenFile": "/nowhere/token" } } }
            """);

        var result = await InProcess.RunAsync("serve", "--demo", "--config", file);

        Assert.Equal((2, 4), (result.Status, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Theory]
    [InlineData("""{ "MarsNetCheck": ] """, "line 1, byte 19: is no JSON; write settings as { \"MarsNetCheck\": { … } }")]
    [InlineData("{}}", "line 1, byte 3: is no JSON; write settings as { \"MarsNetCheck\": { … } }")]
    [InlineData("""{ "MarsNetChek": {} }""", "'MarsNetChek' is no section; write 'MarsNetCheck', or 'Logging' for the log")]
    [InlineData("""{ "Check": {} }""", "'Check' is no section; write 'MarsNetCheck', or 'Logging' for the log")]
    public async Task A_file_that_is_no_configuration_is_refused_with_the_place(string content, string problem)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("service.json", content);

        var result = await InProcess.RunAsync("serve", "--demo", "--config", file);

        Assert.Equal((2, $"marsnetcheck: {file}: {problem}\n"), (result.Status, result.Error));
    }

    [Theory]
    [InlineData("serve --config /nowhere/service.json", "/nowhere/service.json: does not exist; check the path")]
    [InlineData("serve --every often", "--every: 'often' is no duration; write it like 90s, 15m, 6h, 1d or 00:15:00, or never")]
    [InlineData("serve --demo nothing-like-it", "'nothing-like-it' is no scenario; marsnetcheck demo --list shows them")]
    [InlineData("serve -4 -6", "-4 and -6 contradict each other; give one, or none to use both families")]
    [InlineData("serve --bogus", "'--bogus' is no option of serve; see marsnetcheck serve --help")]
    [InlineData("service install --bogus", "'--bogus' is no option of install; see marsnetcheck service install --help")]
    [InlineData("service install --start --no-start", "--start and --no-start contradict each other; give one of them")]
    [InlineData("service", "Required command was not provided; see marsnetcheck service --help")]
    public async Task Wrong_usage_is_refused_on_one_line(string arguments, string line)
    {
        var result = await InProcess.RunAsync(arguments.Split(' '));

        Assert.Equal((2, $"marsnetcheck: {line}\n"), (result.Status, result.Error));
    }

    [Theory]
    [InlineData("serve", "--listen --every --history --token-file --config --demo --region --proxy --timeout")]
    [InlineData("service", "install uninstall status")]
    [InlineData("service install", "--start --no-start --demo --region --listen")]
    [InlineData("service uninstall", "--purge")]
    [InlineData("service status", "--help")]
    public async Task The_help_lists_what_there_is_with_examples_and_statuses(string command, string words)
    {
        var result = await InProcess.RunAsync([.. command.Split(' '), "--help"]);

        Assert.All(words.Split(' '), word => Assert.Contains($" {word}", result.Output, StringComparison.Ordinal));
        Assert.Contains($"Examples:\n  marsnetcheck {command}", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Exit status: 0", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--root", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("service", "Exit status: 0 done, 2 wrong usage, or it could not be done, 130 interrupted.")]
    [InlineData("service", "That of service status: 0 it runs, 1 it is installed and does not run, 2 wrong usage, 3 it is not installed, or whether it runs cannot be seen.")]
    [InlineData("service install", "Exit status: 0 done, 2 wrong usage, or it could not be done, 130 interrupted.")]
    [InlineData("service uninstall", "Exit status: 0 done, 2 wrong usage, or it could not be done, 130 interrupted.")]
    [InlineData("service status", "Exit status: 0 it runs, 1 it is installed and does not run, 2 wrong usage, 3 it is not installed, or whether it runs cannot be seen.")]
    public async Task The_help_of_the_service_tells_every_exit_status(string command, string line) =>
        Assert.Contains(line, (await InProcess.RunAsync([.. command.Split(' '), "--help"])).Output.ReplaceLineEndings("\n").Split('\n'));

    private static async Task<TcpClient> CallAsync(Uri address, string words)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(words), TestContext.Current.CancellationToken);
        return client;
    }
}
