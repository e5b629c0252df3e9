using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>What an HTTP request gave, in a report.</summary>
internal static class ExchangeJson
{
    public static void Write(Utf8JsonWriter json, ExchangeFact fact)
    {
        json.Text("url", fact.Url.OriginalString);
        json.Flag("throughProxy", fact.ThroughProxy);
        json.Object("answer", fact.Answer, AnswerJson.Write);
        json.Object("login", fact.Login, LoginJson.Write);
        json.Object("failure", fact.Failure, FailureJson.Write);
    }

    public static ExchangeFact Read(JsonPlace place, TimeSpan duration) => new()
    {
        Duration = duration,
        Url = place.Member("url").Url(),
        ThroughProxy = place.Find("throughProxy")?.Flag() ?? false,
        Answer = place.Maybe("answer", AnswerJson.Read),
        Login = place.Maybe("login", LoginJson.Read),
        Failure = place.Maybe("failure", FailureJson.Read),
    };
}
