using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>What a connection attempt gave, in a report.</summary>
internal static class ConnectJson
{
    public static void Write(Utf8JsonWriter json, ConnectFact fact)
    {
        json.EndPoint("remote", fact.Remote);
        json.EndPoint("local", fact.Local);
        json.Number("retransmissions", fact.Retransmissions);
        json.Milliseconds("roundTripMs", fact.RoundTrip);
        json.Object("failure", fact.Failure, FailureJson.Write);
    }

    public static ConnectFact Read(JsonPlace place, TimeSpan duration) => new()
    {
        Duration = duration,
        Remote = place.Member("remote").EndPoint(),
        Local = place.Find("local")?.EndPoint(),
        Retransmissions = place.Find("retransmissions")?.Int(),
        RoundTrip = place.Find("roundTripMs")?.Milliseconds(),
        Failure = place.Maybe("failure", FailureJson.Read),
    };
}
