using System.Text.Json;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>Writes the JSON report (docs/report.schema.json): the judgement for scripts, and all evidence, so that it can be judged again.</summary>
public sealed class JsonReportWriter : IReportWriter
{
    /// <summary>The name of the program in a report.</summary>
    public const string ToolName = "marsnetcheck";

    /// <inheritdoc/>
    public string Format => "json";

    /// <inheritdoc/>
    public Task WriteAsync(Report report, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        return JsonText.WriteAsync(output, json => Write(json, report), cancellationToken);
    }

    private static void Write(Utf8JsonWriter json, Report report)
    {
        WriteRun(json, report);
        var controls = report.Evidence.Controls.Select(c => c.Trace).OfType<Trace>().ToLookup(t => t.Endpoint, StringComparer.Ordinal);
        json.Objects("endpoints", report.Judgement.Endpoints, (j, endpoint) => EndpointJson.Write(j, endpoint, controls[endpoint.Target.Endpoint.Id]));
        json.Objects("requirements", report.Judgement.Requirements, WriteRequirement);
        json.Objects("ranges", report.Judgement.Ranges, (j, range) => RangeJson.Write(j, range, report.Evidence));
        json.Objects("routes", report.Judgement.Routes, WriteRoute);
        json.Objects("findings", report.Judgement.Findings, FindingJson.WriteTop);
        json.Objects("flows", Flow.All(report), FlowJson.Write);
        json.Object("evidence", report.Evidence, WriteEvidence);
    }

    private static void WriteRun(Utf8JsonWriter json, Report report)
    {
        json.Number("schemaVersion", Report.SchemaVersion);
        json.Object("tool", report, WriteTool);
        json.Time("startedAt", report.StartedAt);
        json.Milliseconds("durationMs", report.Duration);
        json.Flag("interrupted", report.Interrupted);
        json.Word<OverallVerdict>("verdict", report.Verdict);
        json.Object("machine", report.Evidence.Machine, MachineJson.Write);
        json.Object("catalog", report.Evidence.Catalog, CatalogJson.WriteName);
        json.Object("proxy", report.Evidence, WriteProxy);
    }

    private static void WriteTool(Utf8JsonWriter json, Report report)
    {
        json.Text("name", ToolName);
        json.Text("version", report.ToolVersion);
    }

    /// <summary>The proxy that the endpoints are reached through; of several the first.</summary>
    private static void WriteProxy(Utf8JsonWriter json, Evidence evidence)
    {
        var route = Route.StandingFor(evidence.Targets.Select(t => t.Target.Route));
        json.Word<ProxySource>("source", route.Source);
        json.Text("url", route.Proxy?.ToString());
    }

    private static void WriteRoute(Utf8JsonWriter json, RouteJudgement route)
    {
        json.Texts("sources", route.Route.Sources.Select(Words.Of));
        json.Word<OverallVerdict>("verdict", route.Verdict);
        json.Objects("endpoints", route.Endpoints, (j, endpoint) => EndpointJson.Write(j, endpoint, []));
        json.Objects("findings", route.Findings, FindingJson.WriteTop);
    }

    private static void WriteRequirement(Utf8JsonWriter json, RequirementJudgement requirement)
    {
        json.Text("pattern", requirement.Pattern);
        json.Flag("required", requirement.Required);
        json.Word<EndpointVerdict>("verdict", requirement.Verdict);
        json.Text("notProbed", requirement.NotProbed);
        json.Texts("endpoints", requirement.Endpoints);
    }

    private static void WriteEvidence(Utf8JsonWriter json, Evidence evidence)
    {
        json.Milliseconds("stageTimeoutMs", evidence.StageTimeout);
        json.Objects("proxies", evidence.Proxies, ProxyJson.Write);
        json.Objects("controls", evidence.Controls, (j, control) => ControlJson.Write(j, control, evidence));
        json.Objects("revocations", evidence.Revocations, RevocationJson.Write);
        json.Objects("sweeps", evidence.Sweeps, SweepJson.Write);
        json.Object("catalog", evidence.Catalog, CatalogJson.WriteEntries);
    }
}
