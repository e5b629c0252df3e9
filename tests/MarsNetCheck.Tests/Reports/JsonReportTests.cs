using System.Text;
using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using MarsNetCheck.Rules;

namespace MarsNetCheck.Tests.Reports;

public sealed class JsonReportTests
{
    [Fact]
    public async Task Every_member_of_every_fact_survives_the_report()
    {
        var evidence = FilledEvidence.Create();

        var read = JsonReportReader.Read(await BytesOf(ReportOf(evidence)), "r.json");

        Assert.Null(FilledEvidence.Difference(evidence, read.Evidence));
    }

    [Fact]
    public async Task Writing_what_was_read_gives_the_same_bytes()
    {
        var first = await BytesOf(ReportOf(FilledEvidence.Create()));

        var read = JsonReportReader.Read(first, "r.json");
        var second = await BytesOf(ReportOf(read.Evidence));

        Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(second));
    }

    [Fact]
    public async Task A_look_up_that_attempts_share_stands_once_and_is_shared_again()
    {
        var evidence = FilledEvidence.Create();
        var target = evidence.Targets[0];
        var shared = target.Traces[0] with { Id = "a1" };
        target = target with { Traces = [shared, shared with { Id = "a2", Address = null }] };

        var bytes = await BytesOf(ReportOf(evidence with { Targets = [target] }));
        var read = JsonReportReader.Read(bytes, "r.json").Evidence.Targets[0];

        Assert.Equal("a1", (string?)JsonNode.Parse(bytes)!["endpoints"]![0]!["attempts"]![1]!["stages"]![0]!["facts"]!["sameAs"]);
        Assert.Same(read.Traces[0].Resolve, read.Traces[1].Resolve);
    }

    [Fact]
    public async Task A_control_that_stands_at_its_endpoint_is_named_and_not_repeated()
    {
        var evidence = FilledEvidence.Create();
        var trace = evidence.Targets[0].Traces[1];
        evidence = evidence with { Controls = [evidence.Controls[0] with { Trace = trace }] };

        var read = JsonReportReader.Read(await BytesOf(ReportOf(evidence)), "r.json").Evidence;

        Assert.Equal(read.Targets[0].Traces.First(t => t.Id == trace.Id), read.Controls[0].Trace);
    }

    [Fact]
    public async Task Members_and_words_of_a_newer_version_are_passed_over()
    {
        var report = JsonNode.Parse(await BytesOf(ReportOf(FilledEvidence.Create())))!;
        report["futureMember"] = new JsonObject { ["x"] = 1 };
        report["endpoints"]![0]!["attempts"]![0]!["stages"]![1]!["facts"]!["failure"]!["kind"] = "futureKind";
        report["endpoints"]![0]!["attempts"]![0]!["stages"]![0]!["facts"]!["system"]!["overrides"]![0]!["source"] = "futureTable";
        report["evidence"]!["controls"]![0]!["request"]!["kind"] = "futureControl";

        var read = JsonReportReader.Read(Encoding.UTF8.GetBytes(report.ToJsonString()), "r.json").Evidence;

        Assert.Equal(FailureKind.Unknown, read.Targets[0].Traces[0].Connect!.Failure!.Kind);
        Assert.Single(read.Targets[0].Traces[0].Resolve!.System!.Overrides!.Value);
        Assert.Single(read.Controls);
    }

    [Fact]
    public async Task A_report_that_Windows_PowerShell_redirected_is_read()
    {
        var text = Encoding.UTF8.GetString(await BytesOf(ReportOf(FilledEvidence.Create())));
        byte[] redirected = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];

        Assert.Equal("1.2.3", JsonReportReader.Read(redirected, "r.json").ToolVersion);
    }

    [Theory]
    [InlineData("", "r.json: line 1: the file is empty; give a report that marsnetcheck wrote with --format json")]
    [InlineData("{ \"schemaVersion\": 1,", "r.json: line 1, column 21: is no valid JSON, or the file was cut off; give a report that marsnetcheck wrote with --format json")]
    [InlineData("[]", "r.json: the report: must be an object; give a report that marsnetcheck wrote with --format json")]
    [InlineData("{}", "r.json: the report: has no member \"schemaVersion\"; give a report that marsnetcheck wrote with --format json")]
    [InlineData("{ \"schemaVersion\": \"1\" }", "r.json: schemaVersion: must be a whole number; give a report that marsnetcheck wrote with --format json")]
    [InlineData("{ \"schemaVersion\": 2 }", "r.json: schemaVersion: the report has format 2 and this version reads up to 1; use the version of marsnetcheck that wrote it, or a newer one")]
    public void A_file_that_is_no_report_is_refused_with_its_place_and_the_mend(string content, string message)
    {
        var error = Assert.Throws<ReportFormatException>(() => JsonReportReader.Read(Encoding.UTF8.GetBytes(content), "r.json"));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("endpoints[0].attempts[1].address", "\"300.1.1.1\"", "must be an IP address")]
    [InlineData("endpoints[0].id", "\"nobody\"", "must be the id of an endpoint in evidence.catalog")]
    [InlineData("endpoints[1].route.kind", "\"tunnel\"", "must be one of direct, proxy")]
    [InlineData("evidence.sweeps[0].samples[1].durationMs", "\"5\"", "must be a number of milliseconds")]
    [InlineData("evidence.catalog.endpoints[0].required", "1", "must be true or false")]
    [InlineData("startedAt", "\"yesterday\"", "must be a time such as 2026-01-31T12:00:00Z")]
    [InlineData("machine", "[]", "must be an object")]
    public async Task A_value_of_the_wrong_kind_is_named_with_its_place(string place, string value, string problem)
    {
        var report = JsonNode.Parse(await BytesOf(ReportOf(FilledEvidence.Create())))!;
        Set(report, place, value);

        var error = Assert.Throws<ReportFormatException>(() => JsonReportReader.Read(Encoding.UTF8.GetBytes(report.ToJsonString()), "r.json"));

        Assert.Equal($"r.json: {place}: {problem}; give a report that marsnetcheck wrote with --format json", error.Message);
    }

    [Fact]
    public async Task A_report_that_is_cut_off_anywhere_is_refused_and_never_crashes()
    {
        var bytes = await BytesOf(ReportOf(FilledEvidence.Create()));

        for (var length = 1; length < bytes.Length - 2; length += 997)
            Assert.Throws<ReportFormatException>(() => JsonReportReader.Read(bytes.AsMemory(0, length), "r.json"));
    }

    private static void Set(JsonNode report, string place, string value)
    {
        var steps = place.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var node = steps[..^1].Aggregate(report, (n, step) => step[0] == '[' ? n[int.Parse(step.Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture)]! : n[step]!);
        node[steps[^1]] = JsonNode.Parse(value);
    }

    private static Report ReportOf(Evidence evidence) => new()
    {
        ToolVersion = "1.2.3",
        StartedAt = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
        Duration = TimeSpan.FromMilliseconds(812.4),
        Evidence = evidence,
        Judgement = new Diagnostician(RuleBook.Standard().Rules).Judge(evidence),
    };

    private static async Task<byte[]> BytesOf(Report report)
    {
        using var stream = new MemoryStream();
        await new JsonReportWriter().WriteAsync(report, stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }
}
