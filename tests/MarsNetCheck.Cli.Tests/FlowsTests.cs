using System.Text.Json.Nodes;

namespace MarsNetCheck.Cli.Tests;

/// <summary>The table of blocked flows, as each command gives it.</summary>
public sealed class FlowsTests
{
    [Fact]
    public async Task A_run_gives_the_table_and_its_own_exit_status()
    {
        var result = await InProcess.RunAsync("demo", "tcp-prohibited", "--format", "flows");

        var row = Rows(result.Output)[0];
        Assert.StartsWith("BLOCKED: 10 blocked flows from SRV-BK-07 at ", result.Output, StringComparison.Ordinal);
        Assert.Equal("TCP", row[2]);
        Assert.StartsWith("10.77.0.17:", row[3], StringComparison.Ordinal);
        Assert.Equal(["direct", "Ethernet0 via 10.77.0.1", "SYN", "ICMP 3/13 from 10.77.0.1", "tcp.prohibited"], row[6..11]);
        Assert.Equal((1, ""), (result.Status, result.Error));
    }

    [Theory]
    [InlineData("healthy", "READY: no blocked flow from SRV-BK-07 at ")]
    [InlineData("tcp-no-route", "BLOCKED: no blocked flow from SRV-BK-07 at ")]
    public async Task Nothing_blocked_is_one_line(string scenario, string beginning)
    {
        var result = await InProcess.RunAsync("demo", scenario, "--format", "flows");

        Assert.StartsWith(beginning, result.Output, StringComparison.Ordinal);
        Assert.Equal(1, result.Output.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("tls-reset-by-name", "direct", "SYN-ACK, then RST after the ClientHello")]
    [InlineData("proxy-denied-storage", "http://proxy.contoso.test:8080", "SYN-ACK, then HTTP 403 Forbidden")]
    [InlineData("proxy-dropped", "http://proxy.contoso.test:8080", "nothing in 1.")]
    [InlineData("dns-timeout", "direct", "nothing in 1.")]
    public async Task Every_row_says_by_which_route_and_what_came_back(string scenario, string route, string received)
    {
        var rows = Rows((await InProcess.RunAsync("demo", scenario, "--format", "flows", "--timeout", "1")).Output);

        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal(route, r[6]));
        Assert.All(rows, r => Assert.StartsWith(received, r[9], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_saved_report_gives_the_same_table_again()
    {
        using var folder = new TemporaryFolder();
        var (json, table) = (folder.File("r.json"), folder.File("r.md"));

        await InProcess.RunAsync("demo", "tls-reset-by-name", "--format", "json", "--output", json, "--format", "flows", "--output", table);
        var again = await InProcess.RunAsync("diagnose", json, "--format", "flows");

        Assert.Equal(await File.ReadAllTextAsync(table, TestContext.Current.CancellationToken), again.Output);
    }

    [Fact]
    public async Task Samples_of_a_range_that_is_blocked_in_part_are_one_row_for_each_range()
    {
        var result = await InProcess.RunAsync("demo", "range-half-dropped", "--format", "flows", "--timeout", "1");

        var rows = Rows(result.Output);
        Assert.StartsWith("DEGRADED: 2 blocked flows from SRV-BK-07 at ", result.Output, StringComparison.Ordinal);
        Assert.Contains("- For the firewall team (range.partial): ", result.Output, StringComparison.Ordinal);
        Assert.Equal(["20.190.128.0/18", "40.126.0.0/18"], rows.Select(r => r[5]));
        Assert.All(rows, r => Assert.Equal(("10.77.0.17", "SYN (8 times)", "nothing in 1.0 s", "range.partial"), (r[3], r[8], r[9], r[10])));
        Assert.Matches(@"^20\.190\.1\d\d\.\d+:443, 20\.190\.1\d\d\.\d+:443, 20\.190\.1\d\d\.\d+:443 and 5 more$", rows[0][4]);
        Assert.Equal("(net 20.190.128.0/18 and tcp port 443) or (icmp[icmptype] = icmp-unreach and icmp[24:4] & 0xffffc000 = 0x14be8000)", rows[0][11]);
    }

    [Fact]
    public async Task Help_says_what_flows_are_and_how_formats_pair_with_files()
    {
        var help = string.Join(' ', (await InProcess.RunAsync("check", "--help")).Output.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("flows, the blocked flows as a table for a ticket", help, StringComparison.Ordinal);
        Assert.Contains("--format X --output FILE --format Y --output FILE", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_lists_as_many_flows_as_the_table()
    {
        using var folder = new TemporaryFolder();

        var run = await InProcess.RunAsync("demo", "tcp-ipv6-broken", "--format", "json", "--timeout", "1");
        var table = await InProcess.RunAsync("diagnose", folder.File("r.json", run.Output), "--format", "flows");

        Assert.Equal(JsonNode.Parse(run.Output)!["flows"]!.AsArray().Count, Rows(table.Output).Count);
    }

    [Fact]
    public async Task A_table_may_be_replaced_by_the_next_one()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("ticket.md");
        await InProcess.RunAsync("demo", "tcp-prohibited", "--format", "flows", "--output", file);

        var again = await InProcess.RunAsync("demo", "--format", "flows", "--output", file);

        Assert.Equal(0, again.Status);
        Assert.StartsWith("READY: no blocked flow", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp-prohibited", " A table of the 10 blocked flows for a ticket: --format flows")]
    [InlineData("proxy-refused", " A table of the blocked flow for a ticket: --format flows")]
    public async Task The_terminal_report_points_to_the_table_once(string scenario, string line)
    {
        var result = await InProcess.RunAsync("demo", scenario, "--verbose");

        Assert.Single(result.Output.Split('\n'), line);
    }

    [Fact]
    public async Task The_terminal_report_of_a_run_without_blocked_flows_does_not() =>
        Assert.DoesNotContain("--format flows", (await InProcess.RunAsync("demo")).Output, StringComparison.Ordinal);

    /// <summary>The cells of the rows below the head of the table.</summary>
    private static List<string[]> Rows(string text) =>
        [.. text.Split('\n').Where(l => l.StartsWith('|')).Skip(2).Select(l => l.Split('|')[1..^1].Select(c => c.Trim()).ToArray())];
}
