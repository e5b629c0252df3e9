using System.Text.Json;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>A control in a report's evidence. An attempt that also stands at its endpoint is only named.</summary>
internal static class ControlJson
{
    public static void Write(Utf8JsonWriter json, ControlFact control, Evidence evidence)
    {
        json.Object("request", control.Request, WriteRequest);
        json.Object("attempt", control.Trace, (j, trace) => WriteTrace(j, trace, evidence));
        json.Object("resolve", control.Resolve, (j, fact) => StageJson.Write(j, Stage.Resolve, fact));
    }

    public static ControlFact Read(JsonPlace place, IReadOnlyCollection<TargetEvidence> targets) => new()
    {
        Request = ReadRequest(place.Member("request")),
        Trace = place.Maybe("attempt", p => ReadTrace(p, targets)),
        Resolve = place.Maybe("resolve", p => StageJson.Read(p, ResolveJson.Read)),
    };

    /// <summary>Whether this version knows the kind of a control; one that it does not know is left out.</summary>
    public static bool IsKnown(JsonPlace place) => Words.Find<ControlKind>(place.Member("request").Member("kind").Text()) is not null;

    private static void WriteRequest(Utf8JsonWriter json, ControlRequest request)
    {
        json.Word<ControlKind>("kind", request.Kind);
        json.Text("endpoint", request.Endpoint);
        json.Address("address", request.Address);
        json.Number("port", request.Port);
        json.Object("route", request.Route, RouteJson.Write);
        json.Text("name", request.Name);
        json.EndPoint("server", request.Server);
        json.Word("source", request.Source);
    }

    private static ControlRequest ReadRequest(JsonPlace place) => new()
    {
        Kind = place.Member("kind").Word<ControlKind>(),
        Endpoint = place.Find("endpoint")?.Text(),
        Address = place.Find("address")?.Address(),
        Port = place.Find("port")?.Int() ?? 0,
        Route = place.Maybe("route", RouteJson.Read),
        Name = place.Find("name")?.Text(),
        Server = place.Find("server")?.EndPoint(),
        Source = place.Find("source")?.Word(ProxySource.None),
    };

    private static void WriteTrace(Utf8JsonWriter json, Trace trace, Evidence evidence)
    {
        json.Text("endpoint", trace.Endpoint);
        if (evidence.Targets.Any(t => t.Traces.Contains(trace)))
        {
            json.Text("sameAs", trace.Id);
            return;
        }
        TraceJson.Write(json, trace, earlier: []);
    }

    private static Trace ReadTrace(JsonPlace place, IReadOnlyCollection<TargetEvidence> targets)
    {
        var endpoint = place.Member("endpoint").Text();
        if (place.Find("sameAs") is not { } same)
            return TraceJson.Read(place, endpoint, new(StringComparer.Ordinal));
        var id = same.Text();
        return targets.Where(t => string.Equals(t.Endpoint.Id, endpoint, StringComparison.Ordinal)).SelectMany(t => t.Traces)
            .FirstOrDefault(t => string.Equals(t.Id, id, StringComparison.Ordinal))
            ?? throw same.Error("must name an attempt of that endpoint");
    }
}
