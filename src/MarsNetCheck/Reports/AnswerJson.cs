using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>An HTTP answer in a report.</summary>
internal static class AnswerJson
{
    public static void Write(Utf8JsonWriter json, AnswerFact fact)
    {
        json.Number("status", fact.Status);
        json.Text("reason", fact.Reason);
        json.Objects("headers", fact.Headers, WriteHeader);
        json.Text("body", fact.Body);
        json.Flag("truncated", fact.Truncated);
        json.Time("date", fact.Date);
        json.Time("receivedAt", fact.ReceivedAt);
    }

    public static AnswerFact Read(JsonPlace place) => new()
    {
        Status = place.Member("status").Int(),
        Reason = place.Find("reason")?.Text(),
        Headers = place.All("headers", p => new HeaderFact(p.Member("name").Text(), p.Member("value").Text())),
        Body = place.Find("body")?.Text() ?? "",
        Truncated = place.Find("truncated")?.Flag() ?? false,
        Date = place.MaybeValue("date", p => p.Time()),
        ReceivedAt = place.Member("receivedAt").Time(),
    };

    private static void WriteHeader(Utf8JsonWriter json, HeaderFact header)
    {
        json.Text("name", header.Name);
        json.Text("value", header.Value);
    }
}
