using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>A stage in a report: which, how it ended, how long it took, and its facts.</summary>
internal static class StageJson
{
    public static void Write(Utf8JsonWriter json, Stage stage, StageFact fact)
    {
        WriteHead(json, stage, fact);
        json.Object("facts", fact, WriteFacts);
    }

    /// <summary>A look-up that several attempts share stands whole in the first of them.</summary>
    public static void WriteSame(Utf8JsonWriter json, ResolveFact fact, string attempt)
    {
        WriteHead(json, Stage.Resolve, fact);
        json.WriteStartObject("facts");
        json.Text("sameAs", attempt);
        json.WriteEndObject();
    }

    public static T Read<T>(JsonPlace place, Func<JsonPlace, TimeSpan, T> read)
        where T : StageFact => read(place.Member("facts"), place.Member("durationMs").Milliseconds()) with { StartedAt = place.MaybeValue("startedAt", p => p.Time()) };

    private static void WriteHead(Utf8JsonWriter json, Stage stage, StageFact fact)
    {
        json.Word<Stage>("stage", stage);
        json.Word<Outcome>("outcome", fact.Outcome);
        json.Time("startedAt", fact.StartedAt);
        json.Milliseconds("durationMs", fact.Duration);
    }

    private static void WriteFacts(Utf8JsonWriter json, StageFact fact)
    {
        switch (fact)
        {
            case ResolveFact resolve:
                ResolveJson.Write(json, resolve);
                break;
            case ConnectFact connect:
                ConnectJson.Write(json, connect);
                break;
            case TunnelFact tunnel:
                TunnelJson.Write(json, tunnel);
                break;
            case HandshakeFact handshake:
                HandshakeJson.Write(json, handshake);
                break;
            case ExchangeFact exchange:
                ExchangeJson.Write(json, exchange);
                break;
            default:
                throw new ArgumentException($"The report has no form for {fact.GetType().Name}.", nameof(fact));
        }
    }
}
