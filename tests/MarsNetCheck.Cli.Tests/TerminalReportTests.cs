using System.Text.RegularExpressions;
using MarsNetCheck.Catalog;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Screens;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Cli.Tests;

/// <summary>The terminal report against files in Golden; UPDATE_GOLDEN=1 writes them anew.</summary>
public sealed class TerminalReportTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(80)]
    public void A_healthy_run_is_one_sentence_the_table_and_the_time(int width) =>
        Matches($"healthy-{width}", Sample.Healthy(), new ScreenLayout { Width = width });

    [Theory]
    [InlineData(100)]
    [InlineData(80)]
    public void A_blocked_run_leads_with_the_cause_who_must_act_and_what_to_do(int width) =>
        Matches($"blocked-{width}", Sample.ProxyWantsCredentials(), new ScreenLayout { Width = width });

    [Theory]
    [InlineData(100)]
    [InlineData(80)]
    public void A_degraded_run_leads_with_what_works(int width) =>
        Matches($"degraded-{width}", Sample.HalfARangeIsDropped(), new ScreenLayout { Width = width });

    [Theory]
    [InlineData(100)]
    [InlineData(80)]
    public void An_inconclusive_run_says_how_to_measure_the_rest(int width) =>
        Matches($"inconclusive-{width}", Sample.OutOfTime(), new ScreenLayout { Width = width });

    [Theory]
    [InlineData(100)]
    [InlineData(80)]
    public void A_run_on_a_way_that_MARS_may_not_take_leads_with_that(int width) =>
        Matches($"another-way-{width}", Sample.SettingsDenied(), new ScreenLayout { Width = width });

    [Fact]
    public void An_interrupted_run_says_that_it_was() =>
        Matches("interrupted-100", Sample.Interrupted(), new ScreenLayout { Width = 100 });

    [Fact]
    public void A_console_that_knows_ASCII_only_gets_ASCII() =>
        Matches("blocked-ascii-100", Sample.ProxyWantsCredentials(), new ScreenLayout { Width = 100, Symbols = Symbols.For(System.Text.Encoding.ASCII, Symbols.Rich) });

    [Fact]
    public void A_run_in_another_account_than_SYSTEM_says_so_once()
    {
        var report = Sample.Healthy();
        var machine = report.Evidence.Machine with { Account = @"CONTOSO\admin", IsSystem = false, IdentityGap = ["this", "that"] };
        var lines = Text(report with { Evidence = report.Evidence with { Machine = machine } }, new ScreenLayout { Width = 120 }).Split('\n');

        Assert.Single(lines, @" Probed as CONTOSO\admin; MARS is SYSTEM, which a firewall or proxy may treat otherwise. Add --as-system.");
    }

    [Theory]
    [InlineData("http-server-error-500", 0)]
    [InlineData("http-block-page", 0)]
    [InlineData("http-block-page-fortiguard", 1)]
    public async Task How_MARS_shows_it_is_told_only_of_what_stops_something_required(string scenario, int lines) =>
        Assert.Equal(lines, (await InProcess.RunAsync("demo", scenario)).Output.Split('\n').Count(l => l.Contains("MARS shows this as", StringComparison.Ordinal)));

    [Theory]
    [InlineData("http-block-page-fortiguard", "ceuswatcab01.blob.core.windows.net", "!")]
    [InlineData("http-block-page-fortiguard", "login.windows.net", "✓")]
    [InlineData("http-block-page-zscaler", "login.windows.net", "!")]
    [InlineData("tls-intercepted-trusted", "login.windows.net", "!")]
    public async Task A_handshake_whose_chain_is_foreign_or_untrusted_is_odd(string scenario, string host, string mark)
    {
        var lines = (await InProcess.RunAsync("demo", scenario)).Output.Split('\n');

        var row = Assert.Single(lines, l => l.Contains($" {host} ", StringComparison.Ordinal) && l.Contains(" direct ", StringComparison.Ordinal));

        Assert.Equal(mark, row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[6]);
    }

    [Fact]
    public async Task A_group_of_the_table_can_be_picked_by_its_word()
    {
        var groups = (await InProcess.RunAsync("demo")).Output.Split('\n').Where(l => l.Contains(" direct ", StringComparison.Ordinal)).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]).Distinct(StringComparer.Ordinal).ToList();

        Assert.Equal(["auth", "control", "data", "connectivity", "download", "pki"], groups);
        Assert.All(groups, group => Assert.NotEmpty(EndpointCatalog.LoadEmbedded().Select(new CatalogSelection { Only = [group] }).Endpoints));
    }

    [Theory]
    [InlineData("http-status", "DEGRADED", "No required endpoint was probed from SRV-BK-07. 1 thing is not as it should be. Only a part of the list was probed.")]
    [InlineData("healthy", "READY", "MARS on SRV-BK-07 can reach what was probed, no required endpoint among it: 2 endpoints and 2 address ranges of the public cloud (list 2025-02).")]
    public async Task A_run_over_recommended_endpoints_alone_says_nothing_of_required_ones(string scenario, string word, string sentence)
    {
        var head = string.Join(' ', (await InProcess.RunAsync("demo", scenario, "--only", "connectivity", "--quiet")).Output.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains($"{word} {sentence} ", head, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_some_go_past_the_proxy_both_ways_are_told()
    {
        var report = Sample.ProxyWantsCredentials();
        var targets = report.Evidence.Targets.Select((t, i) => i > 1 ? t : t with { Target = t.Target with { Route = Route.DirectBy(ProxySource.Environment, "NO_PROXY") } });
        var text = Text(report with { Evidence = report.Evidence with { Targets = [.. targets] } }, new ScreenLayout { Width = 120 });

        Assert.Contains($"\n The way is http://proxy.contoso.test:8080, by environment variables; direct to 2 of {targets.Count()} endpoints, by environment variables. ", text.Replace(".\n ", ". ", StringComparison.Ordinal).Replace("environment\n ", "environment ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_that_a_device_answers_for_is_unproven()
    {
        var output = (await InProcess.RunAsync("demo", "range-answered-by-firewall", "--timeout", "1")).Output;

        Assert.Matches(@"(?m)^ ranges +20\.190\.128\.0/18 .*  unproven\r?$", output);
        Assert.DoesNotMatch(@"\d+ of \d+ answer", output);
    }

    [Fact]
    public void Quiet_is_the_verdict_alone() =>
        Matches("blocked-quiet-100", Sample.ProxyWantsCredentials(), new ScreenLayout { Width = 100, Detail = Detail.Quiet });

    [Fact]
    public void No_line_is_wider_than_the_terminal()
    {
        var reports = new[] { Sample.Healthy(), Sample.ProxyWantsCredentials(), Sample.HalfARangeIsDropped(), Sample.OutOfTime() };

        foreach (var width in new[] { 60, 80, 100, 120 })
            Assert.All(reports.SelectMany(r => Text(r, new ScreenLayout { Width = width }).Split('\n')), line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public void Without_colour_there_is_no_control_code() =>
        Assert.DoesNotContain(Text(Sample.ProxyWantsCredentials(), new ScreenLayout { Width = 100 }), c => char.IsControl(c) && c != '\n');

    [Fact]
    public void Colour_changes_no_letter()
    {
        var layout = new ScreenLayout { Width = 100, Color = true };

        var coloured = Regex.Replace(Text(Sample.ProxyWantsCredentials(), layout), "\u001b\\[[0-9;]*m", "", RegexOptions.None, TimeSpan.FromSeconds(5));

        Assert.Equal(Text(Sample.ProxyWantsCredentials(), layout with { Color = false }), string.Join('\n', coloured.Split('\n').Select(l => l.TrimEnd())));
    }

    [Fact]
    public void Text_from_the_network_cannot_steer_the_terminal()
    {
        var text = Text(Sample.Hostile(), new ScreenLayout { Width = 100 });

        Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n') || c == '\u202E');
        Assert.Contains("[bold]no markup[/] :warning:", text, StringComparison.Ordinal);
    }

    private static string Text(Report report, ScreenLayout layout) => Canvas.Render(ReportScreen.Of(report, layout), layout).ReplaceLineEndings("\n");

    private static void Matches(string name, Report report, ScreenLayout layout)
    {
        var text = Text(report, layout);
        var file = Path.Combine(Repository.Root, "tests", "MarsNetCheck.Cli.Tests", "Golden", name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
            File.WriteAllText(file, text);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}
