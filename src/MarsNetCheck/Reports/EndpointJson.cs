using System.Text.Json;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>An endpoint in a report: what was observed of it and what that means.</summary>
internal static class EndpointJson
{
    public static void Write(Utf8JsonWriter json, EndpointJudgement judgement, IEnumerable<Trace> controls)
    {
        var endpoint = judgement.Target.Endpoint;
        json.Text("id", endpoint.Id);
        json.Word<EndpointGroup>("group", endpoint.Group);
        json.Text("host", endpoint.Host);
        json.Number("port", endpoint.Port);
        json.Text("url", endpoint.Url.OriginalString);
        json.Flag("required", endpoint.Required);
        json.Flag("sample", endpoint.Sample);
        json.Word<EndpointVerdict>("verdict", judgement.Verdict);
        json.Object("route", judgement.Target.Target.Route, RouteJson.Write);
        json.Objects("fallbacks", judgement.Target.Target.Fallbacks, RouteJson.Write);
        json.Text("decidedBy", judgement.Deciding?.Id);
        json.Objects("stages", judgement.Deciding?.Stages ?? [], (j, s) => StageJson.Write(j, s.Stage, s.Fact));
        WriteEvidence(json, judgement.Target, controls);
        json.Objects("findings", judgement.Findings, FindingJson.Write);
        json.Texts("explainedBy", judgement.ExplainedBy);
    }

    private static void WriteEvidence(Utf8JsonWriter json, TargetEvidence target, IEnumerable<Trace> controls)
    {
        var earlier = new List<Trace>();
        json.WriteStartArray("attempts");
        foreach (var trace in target.Traces.Concat(controls))
        {
            json.WriteStartObject();
            TraceJson.Write(json, trace, earlier);
            json.WriteEndObject();
            earlier.Add(trace);
        }
        json.WriteEndArray();
        json.Object("localResolve", target.LocalResolve, (j, fact) => StageJson.Write(j, Stage.Resolve, fact));
    }

    /// <summary>Reads what was observed; <paramref name="endpoints"/> are the catalog's by their ids.</summary>
    public static TargetEvidence Read(JsonPlace place, Dictionary<string, Endpoint> endpoints)
    {
        var id = place.Member("id");
        if (!endpoints.TryGetValue(id.Text(), out var endpoint))
            throw id.Error("must be the id of an endpoint in evidence.catalog");
        var lookups = new Dictionary<string, ResolveFact>(StringComparer.Ordinal);
        return new TargetEvidence
        {
            Target = new Target(endpoint, RouteJson.Read(place.Member("route"))) { Fallbacks = place.All("fallbacks", RouteJson.Read) },
            // Controls are listed for people; what they gave is read from evidence.controls.
            Traces = [.. place.All("attempts", p => TraceJson.Read(p, endpoint.Id, lookups)).Where(t => !IsControl(t))],
            LocalResolve = place.Maybe("localResolve", p => StageJson.Read(p, ResolveJson.Read)),
        };
    }

    private static bool IsControl(Trace trace) => trace.Purpose.StartsWith("control:", StringComparison.Ordinal);
}
