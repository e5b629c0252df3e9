using System.Text.Json;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>Writes as JSON which proxy MARS takes and why.</summary>
public static class JsonProxyWriter
{
    /// <summary>Writes the report, and what its test gave if there was one. The stream stays open.</summary>
    /// <param name="report">Sources and routes.</param>
    /// <param name="test">What connecting through each proxy gave; null if it was not tried.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static Task WriteAsync(ProxyReport report, Report? test, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        return JsonText.WriteAsync(output, json => Write(json, report, test), cancellationToken);
    }

    private static void Write(Utf8JsonWriter json, ProxyReport report, Report? test)
    {
        json.Number("schemaVersion", Report.SchemaVersion);
        json.Objects("sources", report.Sources, (j, source) => WriteSource(j, source, report));
        json.Word<ProxySource>("effective", report.Effective);
        json.Objects("routes", report.Routes, WriteRoute);
        json.Objects("findings", report.Findings, FindingJson.WriteTop);
        json.Object("test", test, WriteTest);
    }

    private static void WriteSource(Utf8JsonWriter json, ProxyFact source, ProxyReport report)
    {
        var word = Words.Of(source.Source);
        json.Text("source", word);
        json.Text("account", source.Account);
        json.Word<ProxySettingState>("state", source.State);
        json.Map("settings", source.Settings);
        json.Texts("problems", report.Findings.Where(f => IsAbout(f, word)).Select(f => f.Code).Distinct(StringComparer.Ordinal));
    }

    private static bool IsAbout(Finding finding, string source) =>
        finding.Evidence["source"] is { } about && about.GetValueKind() == JsonValueKind.String && string.Equals(about.GetValue<string>(), source, StringComparison.Ordinal);

    private static void WriteRoute(Utf8JsonWriter json, UrlRoute route)
    {
        var hops = route.Choice.Then.Prepend(route.Choice.First).ToList();
        json.Text("url", route.Url.OriginalString);
        json.Word<RouteKind>("kind", route.Choice.First.Kind);
        json.Texts("proxies", hops.Select(h => h.Proxy?.ToString()).OfType<string>());
        json.Flag("thenDirect", hops.FindIndex(h => h.Kind == RouteKind.Direct) > 0);
        json.Word<ProxySource>("source", route.Choice.First.Source);
        json.Text("because", route.Choice.First.Because);
    }

    private static void WriteTest(Utf8JsonWriter json, Report test)
    {
        json.Word<OverallVerdict>("verdict", test.Verdict);
        json.Objects("endpoints", test.Judgement.Endpoints, (j, endpoint) => EndpointJson.Write(j, endpoint, []));
        json.Objects("findings", test.Judgement.Findings, FindingJson.WriteTop);
    }
}
