using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>The addresses of a range that were probed, in a report's evidence.</summary>
internal static class SweepJson
{
    public static void Write(Utf8JsonWriter json, SweepFact sweep)
    {
        json.Text("cidr", sweep.Cidr);
        json.Number("port", sweep.Port);
        json.Word("skipped", sweep.Skipped);
        json.Objects("samples", sweep.Samples, WriteSample);
    }

    public static SweepFact Read(JsonPlace place) => new()
    {
        Cidr = place.Member("cidr").Text(),
        Port = place.Member("port").Int(),
        Skipped = place.Find("skipped")?.Word(SweepSkip.NotSelected),
        Samples = place.All("samples", ReadSample),
    };

    private static void WriteSample(Utf8JsonWriter json, SampleFact sample)
    {
        json.Address("address", sample.Address);
        json.Milliseconds("durationMs", sample.Duration);
        json.Number("retransmissions", sample.Retransmissions);
        json.Object("failure", sample.Failure, FailureJson.Write);
    }

    private static SampleFact ReadSample(JsonPlace place) => new()
    {
        Address = place.Member("address").Address(),
        Duration = place.Member("durationMs").Milliseconds(),
        Retransmissions = place.Find("retransmissions")?.Int(),
        Failure = place.Maybe("failure", FailureJson.Read),
    };
}
