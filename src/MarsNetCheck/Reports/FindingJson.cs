using System.Text.Json;
using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Reports;

/// <summary>A finding in a report. Findings are written and never read: they are judged again from the evidence.</summary>
internal static class FindingJson
{
    /// <summary>Writes a finding of one endpoint.</summary>
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.Text("id", finding.Id);
        json.Text("code", finding.Code);
        json.Word<Severity>("severity", finding.Severity);
        json.Word("stage", finding.Stage);
        json.Word<Blame>("blame", finding.Blame);
        json.Text("title", finding.Title);
        json.Text("detail", finding.Detail);
        json.Text("action", finding.Action);
        json.WritePropertyName("evidence");
        finding.Evidence.WriteTo(json);
        json.Texts("marsErrors", finding.MarsErrors);
    }

    /// <summary>Writes a finding at the top, with the endpoints that it concerns.</summary>
    public static void WriteTop(Utf8JsonWriter json, Finding finding)
    {
        Write(json, finding);
        if (!finding.Endpoints.IsEmpty)
            json.Texts("endpoints", finding.Endpoints);
    }
}
