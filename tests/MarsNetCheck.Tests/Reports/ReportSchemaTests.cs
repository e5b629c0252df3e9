using System.Text;
using System.Text.Json.Nodes;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using MarsNetCheck.Routes;
using NJsonSchema;

namespace MarsNetCheck.Tests.Reports;

public sealed class ReportSchemaTests
{
    [Fact]
    public async Task A_report_with_every_member_validates_and_none_of_its_members_is_undescribed()
    {
        var schema = JsonNode.Parse(await SchemaTextAsync())!;
        Close(schema);

        var errors = (await JsonSchema.FromJsonAsync(schema.ToJsonString(), TestContext.Current.CancellationToken)).Validate(await ReportTextAsync());

        Assert.Equal("", string.Join("\n", SchemaErrors.Of(errors).Take(20)));
    }

    [Theory]
    [InlineData("kind of failure", "failure.kind", typeof(FailureKind))]
    [InlineData("source", "proxySource", typeof(ProxySource))]
    [InlineData("group", "group", typeof(EndpointGroup))]
    [InlineData("stage", "stageName", typeof(Stage))]
    [InlineData("outcome", "outcome", typeof(Outcome))]
    [InlineData("verdict", "endpointVerdict", typeof(EndpointVerdict))]
    [InlineData("verdict of a range", "range.verdict", typeof(RangeVerdict))]
    [InlineData("skipped range", "skipped", typeof(SweepSkip))]
    [InlineData("severity", "finding.severity", typeof(Severity))]
    [InlineData("blame", "finding.blame", typeof(Blame))]
    [InlineData("control", "control.request.kind", typeof(ControlKind))]
    [InlineData("state of a source", "proxySetting.state", typeof(ProxySettingState))]
    [InlineData("problem of a source", "settingProblem.kind", typeof(SettingProblemKind))]
    [InlineData("login", "login.outcome", typeof(LoginOutcome))]
    [InlineData("scheme of a login", "login.scheme", typeof(LoginScheme))]
    [InlineData("source of revocation", "revocation.source", typeof(RevocationSource))]
    [InlineData("problem of revocation", "revocation.problem", typeof(RevocationProblem))]
    [InlineData("transport of a DNS answer", "lookup.transport", typeof(DnsTransport))]
    [InlineData("credentials of a login", "login.credentials", typeof(CredentialKind))]
    public async Task The_schema_lists_every_word(string what, string place, Type type)
    {
        var schema = JsonNode.Parse(await SchemaTextAsync())!["definitions"]!;
        var steps = place.Split('.');
        var node = steps[1..].Aggregate(schema[steps[0]]!, (n, step) => n["properties"]![step]!);

        var words = Enum.GetNames(type).Select(n => char.ToLowerInvariant(n[0]) + n[1..]).Order(StringComparer.Ordinal);

        Assert.True(words.SequenceEqual(node["enum"]!.AsArray().Select(w => (string)w!).Order(StringComparer.Ordinal), StringComparer.Ordinal), what);
    }

    // Nothing that the schema does not describe may be in a report of this version.
    private static void Close(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Close(item);
        }
        if (node is not JsonObject schema)
            return;
        foreach (var (_, member) in schema.ToList())
            Close(member);
        if (schema["properties"] is JsonObject && schema["type"] is not null && schema["oneOf"] is null)
            schema["additionalProperties"] ??= false;
    }

    private static async Task<string> ReportTextAsync()
    {
        var evidence = FilledEvidence.Create();
        var saved = new SavedReport { ToolVersion = "1.2.3", StartedAt = DateTimeOffset.UnixEpoch, Duration = TimeSpan.FromSeconds(1), Evidence = evidence };
        var report = saved.Judge(new Diagnostician([]));
        using var stream = new MemoryStream();
        await new JsonReportWriter().WriteAsync(report, stream, TestContext.Current.CancellationToken);
        // The filled values are no hash and no statuses; their form is another test's matter.
        var node = JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!;
        node["catalog"]!["sha256"] = new string('a', 64);
        return node.ToJsonString();
    }

    private static Task<string> SchemaTextAsync() => File.ReadAllTextAsync(Path.Combine(Root(), "docs", "report.schema.json"), TestContext.Current.CancellationToken);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MarsNetCheck.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder;
    }
}
