using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>What a look-up gave, in a report.</summary>
internal static class ResolveJson
{
    public static void Write(Utf8JsonWriter json, ResolveFact fact)
    {
        json.Text("name", fact.Name);
        json.Addresses("addresses", fact.Addresses);
        json.Objects("lookups", fact.Lookups, WriteLookup);
        json.Object("system", fact.System, WriteSystem);
        json.Object("failure", fact.Failure, FailureJson.Write);
    }

    public static ResolveFact Read(JsonPlace place, TimeSpan duration) => new()
    {
        Duration = duration,
        Name = place.Member("name").Text(),
        Addresses = place.All("addresses", p => p.Address()),
        Lookups = place.All("lookups", ReadLookup),
        System = place.Maybe("system", ReadSystem),
        Failure = place.Maybe("failure", FailureJson.Read),
    };

    private static void WriteLookup(Utf8JsonWriter json, DnsLookupFact fact)
    {
        json.EndPoint("server", fact.Server);
        json.Word<DnsRecordType>("type", fact.Type);
        json.Addresses("addresses", fact.Addresses);
        json.Texts("aliases", fact.Aliases);
        json.Milliseconds("timeToLiveMs", fact.TimeToLive);
        json.Objects("extendedErrors", fact.ExtendedErrors, WriteExtendedError);
        json.Word("transport", fact.Transport);
        json.Milliseconds("durationMs", fact.Duration);
        json.Object("failure", fact.Failure, FailureJson.Write);
    }

    private static DnsLookupFact ReadLookup(JsonPlace place) => new()
    {
        Server = place.Member("server").EndPoint(),
        Type = place.Member("type").Word<DnsRecordType>(),
        Addresses = place.All("addresses", p => p.Address()),
        Aliases = place.All("aliases", p => p.Text()),
        TimeToLive = place.Find("timeToLiveMs")?.Milliseconds(),
        ExtendedErrors = place.All("extendedErrors", ReadExtendedError),
        Transport = place.Find("transport") is { } transport ? Words.Find<DnsTransport>(transport.Text()) : null,
        Duration = place.Member("durationMs").Milliseconds(),
        Failure = place.Maybe("failure", FailureJson.Read),
    };

    private static void WriteExtendedError(Utf8JsonWriter json, ExtendedDnsError error)
    {
        json.Number("code", error.Code);
        json.Text("text", error.Text);
    }

    private static ExtendedDnsError ReadExtendedError(JsonPlace place) => new()
    {
        Code = place.Member("code").Int(),
        Text = place.Find("text")?.Text(),
    };

    private static void WriteSystem(Utf8JsonWriter json, SystemLookupFact fact)
    {
        json.Addresses("addresses", fact.Addresses);
        json.Milliseconds("durationMs", fact.Duration);
        json.Object("failure", fact.Failure, FailureJson.Write);
        if (fact.Overrides is { } overrides)
            json.Objects("overrides", overrides, WriteOverride);
    }

    private static void WriteOverride(Utf8JsonWriter json, NameOverride entry)
    {
        json.Word<NameOverrideSource>("source", entry.Source);
        json.Text("place", entry.Place);
        json.Text("address", entry.Address?.ToString());
        json.Text("text", entry.Text);
    }

    private static bool IsKnown(JsonPlace entry) => Words.Find<NameOverrideSource>(entry.Member("source").Text()) is not null;

    private static NameOverride ReadOverride(JsonPlace place) => new()
    {
        Source = place.Member("source").Word<NameOverrideSource>(),
        Place = place.Member("place").Text(),
        Address = place.Find("address")?.Address(),
        Text = place.Member("text").Text(),
    };

    private static SystemLookupFact ReadSystem(JsonPlace place) => new()
    {
        Addresses = place.All("addresses", p => p.Address()),
        Duration = place.Member("durationMs").Milliseconds(),
        Failure = place.Maybe("failure", FailureJson.Read),
        Overrides = place.Find("overrides") is null ? null : [.. place.Items("overrides").Where(IsKnown).Select(ReadOverride)],
    };
}
