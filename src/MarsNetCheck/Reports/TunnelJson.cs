using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>What CONNECT gave, in a report.</summary>
internal static class TunnelJson
{
    public static void Write(Utf8JsonWriter json, TunnelFact fact)
    {
        json.Text("proxy", fact.Proxy.ToString());
        json.Text("authority", fact.Authority);
        json.Object("handshake", fact.Handshake, (j, handshake) => StageJson.Write(j, Stage.Handshake, handshake));
        json.Object("answer", fact.Answer, AnswerJson.Write);
        json.Object("login", fact.Login, LoginJson.Write);
        json.Number("socksReply", fact.SocksReply);
        json.Object("failure", fact.Failure, FailureJson.Write);
    }

    public static TunnelFact Read(JsonPlace place, TimeSpan duration) => new()
    {
        Duration = duration,
        Proxy = RouteJson.ReadProxy(place.Member("proxy")),
        Authority = place.Member("authority").Text(),
        Handshake = place.Maybe("handshake", p => StageJson.Read(p, HandshakeJson.Read)),
        Answer = place.Maybe("answer", AnswerJson.Read),
        Login = place.Maybe("login", LoginJson.Read),
        SocksReply = place.Find("socksReply")?.Int(),
        Failure = place.Maybe("failure", FailureJson.Read),
    };
}
