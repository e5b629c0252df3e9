using System.Text.Json.Nodes;

namespace MarsNetCheck.Cli.Tests;

public sealed class OutputTests
{
    [Theory]
    [InlineData("--format json --output J --format table")]
    [InlineData("--output J --format json --format table")]
    [InlineData("--format table --format json --output J")]
    [InlineData("--format table --output J --format json --output -")]
    [InlineData("--format=json --output=J --format=table")]
    public async Task One_run_writes_each_report_to_the_output_beside_its_format(string options)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("out");

        var result = await InProcess.RunAsync(["demo", "--only", "auth", .. options.Replace("J", file, StringComparison.Ordinal).Split(' ')]);

        var written = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var (json, table) = written.StartsWith('{') ? (written, result.Output) : (result.Output, written);
        Assert.Equal("ready", (string?)JsonNode.Parse(json)!["verdict"]);
        Assert.StartsWith("✓ READY", table, StringComparison.Ordinal);
        Assert.Equal(0, result.Status);
    }

    [Fact]
    public async Task With_json_standard_output_holds_the_report_and_nothing_else()
    {
        var result = await InProcess.RunAsync("demo", "--only", "auth", "--format", "json");

        Assert.Equal("ready", (string?)JsonNode.Parse(result.Output)!["verdict"]);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task When_every_report_goes_to_a_file_one_line_says_what_it_comes_to()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("r.json");

        var result = await InProcess.RunAsync("demo", "--only", "auth", "--output", file);

        Assert.Equal("", result.Output);
        Assert.Equal($"MARS on SRV-BK-07 can reach what was probed: 6 endpoints and 2 address ranges of the public cloud (list 2025-02). Only a part of the list was probed. The vault's own region was not probed. Written to {file}.\n", result.Error);
        Assert.StartsWith("{", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_says_nothing_but_the_verdict()
    {
        var result = await InProcess.RunAsync("demo", "--only", "auth", "--region", "westeurope", "--quiet");

        Assert.StartsWith("✓ READY   MARS on SRV-BK-07", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("login.microsoftonline.com", result.Output, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("table")]
    public async Task A_report_may_be_replaced_by_a_report(string format)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("r");
        await InProcess.RunAsync("demo", "--only", "auth", "--format", format, "--output", file);
        var length = new FileInfo(file).Length;

        var again = await InProcess.RunAsync("demo", "--only", "login-microsoftonline", "--format", format, "--output", file);

        Assert.Equal(0, again.Status);
        Assert.True(new FileInfo(file).Length < length);
    }

    [Fact]
    public async Task Force_replaces_whatever_is_there()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("notes.json", "my notes");

        var result = await InProcess.RunAsync("demo", "--only", "auth", "--output", file, "--force");

        Assert.Equal(0, result.Status);
        Assert.StartsWith("{", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_may_be_written()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, (await InProcess.RunAsync("demo", "--only", "auth", "--output", folder.File("made-by-mktemp", ""))).Status);
    }
}
