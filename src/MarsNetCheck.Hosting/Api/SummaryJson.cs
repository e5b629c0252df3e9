using System.Text.Json;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Hosting.Api;

/// <summary>A report in a line, as JSON.</summary>
internal static class SummaryJson
{
    /// <summary>Writes the object.</summary>
    public static void Write(Utf8JsonWriter json, ReportSummary summary)
    {
        json.WriteStartObject();
        json.WriteNumber("id", summary.Id);
        json.WriteTime("startedAt", summary.StartedAt);
        json.WriteDuration("durationMs", summary.Duration);
        json.WriteBoolean("interrupted", summary.Interrupted);
        json.WriteString("verdict", Words.Of(summary.Verdict));
        json.WriteString("headline", summary.Headline);
        json.WriteStartArray("codes");
        foreach (var code in summary.Codes)
            json.WriteStringValue(code);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
