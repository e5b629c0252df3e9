using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>An attempt in a report.</summary>
internal static class TraceJson
{
    /// <summary>Writes an attempt; <paramref name="earlier"/> are the attempts of the same endpoint that stand before it.</summary>
    public static void Write(Utf8JsonWriter json, Trace trace, IEnumerable<Trace> earlier)
    {
        json.Text("id", trace.Id);
        json.Text("purpose", trace.Purpose);
        json.Object("route", trace.Route, RouteJson.Write);
        json.Address("address", trace.Address);
        json.Number("family", trace.Family);
        json.Objects("stages", trace.Stages, (j, s) => WriteStage(j, s.Stage, s.Fact, earlier));
    }

    private static void WriteStage(Utf8JsonWriter json, Stage stage, StageFact fact, IEnumerable<Trace> earlier)
    {
        if (fact is ResolveFact resolve && earlier.FirstOrDefault(t => ReferenceEquals(t.Resolve, resolve)) is { } same)
        {
            StageJson.WriteSame(json, resolve, same.Id);
            return;
        }
        StageJson.Write(json, stage, fact);
    }

    /// <summary>Reads an attempt of <paramref name="endpoint"/>; <paramref name="lookups"/> has the look-ups of its earlier attempts by their ids.</summary>
    public static Trace Read(JsonPlace place, string endpoint, Dictionary<string, ResolveFact> lookups)
    {
        var stages = place.Items("stages").ToLookup(p => p.Member("stage").Text(), StringComparer.Ordinal);
        var id = place.Member("id").Text();
        var resolve = stages["resolve"].FirstOrDefault() is { } stage ? ReadResolve(stage, lookups) : null;
        if (resolve is not null)
            lookups[id] = resolve;
        return new Trace
        {
            Id = id,
            Endpoint = endpoint,
            Purpose = place.Find("purpose")?.Text() ?? Trace.Main,
            Route = RouteJson.Read(place.Member("route")),
            Address = place.Find("address")?.Address(),
            Resolve = resolve,
            Connect = stages["connect"].Select(p => StageJson.Read(p, ConnectJson.Read)).FirstOrDefault(),
            Tunnel = stages["tunnel"].Select(p => StageJson.Read(p, TunnelJson.Read)).FirstOrDefault(),
            Handshake = stages["handshake"].Select(p => StageJson.Read(p, HandshakeJson.Read)).FirstOrDefault(),
            Exchange = stages["exchange"].Select(p => StageJson.Read(p, ExchangeJson.Read)).FirstOrDefault(),
        };
    }

    private static ResolveFact ReadResolve(JsonPlace stage, Dictionary<string, ResolveFact> lookups)
    {
        if (stage.Member("facts").Find("sameAs") is not { } same)
            return StageJson.Read(stage, ResolveJson.Read);
        return lookups.TryGetValue(same.Text(), out var fact) ? fact : throw same.Error("must name an earlier attempt of the same endpoint that looked the name up");
    }
}
