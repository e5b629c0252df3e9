using System.Text.Json.Nodes;
using MarsNetCheck.Catalog;
using MarsNetCheck.Simulation;
using NJsonSchema;

namespace MarsNetCheck.Cli.Tests;

public sealed class CommandTests
{
    [Theory]
    [InlineData("healthy")]
    [InlineData("proxy-auth-negotiate")]
    [InlineData("tls-reset-by-name")]
    [InlineData("dns-rewritten")]
    [InlineData("healthy-proxy-no-local-dns")]
    public async Task A_report_validates_and_diagnose_gives_it_again_byte_for_byte(string scenario)
    {
        using var folder = new TemporaryFolder();
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "report.schema.json"), TestContext.Current.CancellationToken);

        var run = await InProcess.RunAsync("demo", scenario, "--format", "json", "--timeout", "1");
        var again = await InProcess.RunAsync("diagnose", folder.File("r.json", run.Output), "--format", "json");

        Assert.Empty(schema.Validate(run.Output));
        Assert.Equal(run, again);
    }

    [Fact]
    public async Task Check_gives_what_the_network_holds()
    {
        var catalog = EndpointCatalog.LoadEmbedded().Select(new CatalogSelection { Only = ["auth"] });
        await using var network = SimulatedNetwork.Start(catalog, ScenarioBook.Find("tcp-refused")!);

        var result = await InProcess.RunAsync(network, "check", "--only", "auth", "--proxy", "none", "--format", "json");

        Assert.Equal("direct", (string?)JsonNode.Parse(result.Output)!["endpoints"]![0]!["route"]!["kind"]);
    }

    [Fact]
    public async Task No_command_is_check()
    {
        var catalog = EndpointCatalog.LoadEmbedded().Select(new CatalogSelection { Only = ["auth"] });
        await using var network = SimulatedNetwork.Start(catalog, ScenarioBook.All[0]);

        var result = await InProcess.RunAsync(network, "--only", "auth", "--proxy", "none", "--format", "json");

        Assert.Equal(6, JsonNode.Parse(result.Output)!["endpoints"]!.AsArray().Count);
    }

    [Fact]
    public async Task Demo_lists_every_scenario_with_what_it_must_find()
    {
        var list = JsonNode.Parse((await InProcess.RunAsync("demo", "--list", "--format", "json")).Output)!.AsArray();

        Assert.Equal(ScenarioBook.All.Select(s => s.Name), list.Select(s => (string?)s!["name"]));
        Assert.All(list, s => Assert.Contains((string?)s!["expect"]!["verdict"], new[] { "ready", "degraded", "blocked", "inconclusive" }));
        Assert.All(list, s => Assert.NotNull(s!["expect"]!["codes"]!.AsArray()));
    }

    [Fact]
    public async Task Demo_lists_them_for_people_too()
    {
        var result = await InProcess.RunAsync("demo", "--list");

        Assert.All(ScenarioBook.All, s => Assert.Contains(s.Name, result.Output, StringComparison.Ordinal));
        Assert.Equal(0, result.Status);
    }

    [Fact]
    public async Task The_list_of_scenarios_takes_the_options_that_say_where_it_goes_and_in_which_form()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("notes.txt", "my notes");

        var result = await InProcess.RunAsync("demo", "--list", "--format", "table", "--no-color", "--output", file, "--force");

        Assert.Equal((0, ""), (result.Status, result.Output));
        Assert.Contains("proxy-auth-negotiate", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Catalog_lists_clouds_editions_regions_endpoints_and_ranges()
    {
        var result = await InProcess.RunAsync("catalog", "--region", "westeurope");

        Assert.Equal(0, result.Status);
        Assert.Contains("germanycentral (closed)", result.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.All(new[] { "public", "usgov", "china", "2025-02 (default)", "westeurope", "login-microsoftonline", "20.190.128.0/18" }, text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Catalog_leaves_every_address_whole()
    {
        var lines = (await InProcess.RunAsync("catalog")).Output.Split(Environment.NewLine);

        Assert.All(EndpointCatalog.LoadEmbedded().Select(new CatalogSelection()).Endpoints, endpoint => Assert.Single(lines, l => l.EndsWith($"  {endpoint.Url.AbsoluteUri}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Catalog_gives_the_same_as_json()
    {
        var json = JsonNode.Parse((await InProcess.RunAsync("catalog", "--cloud", "usgov", "--format", "json")).Output)!;

        Assert.Equal("usgov", (string?)json["selection"]!["cloud"]);
        Assert.Equal(3, json["clouds"]!.AsArray().Count);
        Assert.Empty(json["selection"]!["ranges"]!.AsArray());
        Assert.Equal(["gec", "gne"], json["clouds"]![0]!["regions"]!.AsArray().Where(region => (bool)region!["closed"]!).Select(region => (string?)region!["geo"]));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check --help")]
    [InlineData("demo --help")]
    [InlineData("diagnose --help")]
    [InlineData("catalog --help")]
    [InlineData("check --bogus --help")]
    public async Task Help_has_examples_and_the_exit_statuses(string arguments)
    {
        var result = await InProcess.RunAsync(arguments.Split(' '));

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Contains("Examples:\n  marsnetcheck", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("130 interrupted", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_of_check_lists_every_option_and_that_of_the_program_lists_the_commands()
    {
        var (check, program) = ((await InProcess.RunAsync("check", "--help")).Output, (await InProcess.RunAsync("--help")).Output);

        Assert.All(
            "--catalog --cloud --region --profile --host --only --skip --proxy --no-proxy --dns --expect-root -4 -6 --timeout --budget --concurrency --format --output --force --strict --expect --quiet --verbose --no-color".Split(' '),
            option => Assert.Contains($"  {option} ", check, StringComparison.Ordinal));
        Assert.DoesNotContain("--expect-root", program, StringComparison.Ordinal);
        Assert.All(new[] { "check", "demo", "diagnose", "catalog" }, command => Assert.Contains($"  {command} ", program, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_example_of_the_help_is_understood()
    {
        foreach (var command in new[] { "check", "demo", "diagnose", "catalog" })
        {
            var help = (await InProcess.RunAsync(command, "--help")).Output.ReplaceLineEndings("\n");
            var examples = help[help.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n').Where(l => l.StartsWith("  marsnetcheck", StringComparison.Ordinal));
            foreach (var example in examples)
            {
                var words = example.Trim().Split(' ');
                Assert.Equal(0, (await InProcess.RunAsync([.. words[1..], "--help"])).Status);
                Assert.True(words is not [_, "demo", not ['-', ..], ..] || ScenarioBook.Find(words[2]) is not null, example);
            }
        }
    }

    [Fact]
    public async Task An_attempt_is_told_as_it_is_made_and_the_report_does_not_repeat_it()
    {
        using var folder = new TemporaryFolder();
        var (table, json) = (folder.File("report.txt"), folder.File("report.json"));

        var run = await InProcess.RunAsync("demo", "proxy-auth-basic", "--verbose");
        var written = await InProcess.RunAsync("demo", "proxy-auth-basic", "--verbose", "--format", "table", "--output", table, "--format", "json", "--output", json);
        var saved = await InProcess.RunAsync("diagnose", json, "--verbose");

        Assert.Matches("(?m)^login-windows .* tunnel refused, ", run.Error);
        Assert.DoesNotContain("tunnel refused", run.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (written.Status, written.Output));
        Assert.All([await File.ReadAllTextAsync(table, TestContext.Current.CancellationToken), saved.Output], text => Assert.Matches("(?m)^ login-windows .* tunnel refused ", text));
    }

    [Fact]
    public async Task Standard_output_has_no_control_codes_when_it_is_no_terminal()
    {
        var result = await InProcess.RunAsync("demo", "proxy-auth-basic", "--verbose");

        Assert.DoesNotContain('\u001b', result.Output + result.Error);
    }
}
