using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Builds the evidence of a claim: what a network engineer would ask for.</summary>
internal static class Exhibit
{
    private const int LongestBody = 400;
    private const int DnsPort = 53;

    /// <summary>An object of the given members; those that are null are left out.</summary>
    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonNode? Value)> members) => Completed([], members);

    /// <summary>A copy of an exhibit with more members; those that are null are left out.</summary>
    public static JsonObject With(JsonObject exhibit, params ReadOnlySpan<(string Name, JsonNode? Value)> more) => Completed(exhibit.DeepClone().AsObject(), more);

    /// <summary>Where the attempt went: the address and port that were dialled, the proxy's where there is one; null if it came to none.</summary>
    public static JsonNode? Address(Case subject) => (subject.Trace.Connect?.Remote.ToString() ?? subject.Trace.Address?.ToString()) is { } address ? address : null;

    /// <summary>How an attempt failed at the network: address, kind, socket error, ICMP, TLS alert, and how long that stage took.</summary>
    public static JsonObject Failure(Case subject, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var trace = subject.Trace;
        var failure = trace.Failure;
        var exhibit = Of(
            ("address", Address(subject)),
            ("proxy", subject.Proxy?.ToString()),
            ("failure", failure is null ? null : Word(failure.Kind)),
            ("socketError", failure?.Socket?.ToString()),
            ("icmp", Icmp(failure?.Icmp)),
            ("alert", failure?.Alert),
            ("durationMs", DurationOfFailure(trace)));
        return Completed(exhibit, more);
    }

    /// <summary>An HTTP answer: status, header fields and the beginning of the body.</summary>
    public static JsonObject? Answer(AnswerFact? answer)
    {
        if (answer is null)
            return null;
        var headers = new JsonArray();
        foreach (var header in answer.Headers)
            headers.Add((JsonNode)$"{header.Name}: {header.Value}");
        return Of(
            ("status", answer.Status),
            ("reason", answer.Reason),
            ("headers", headers),
            ("body", answer.Body.Length == 0 ? null : answer.Body[..Math.Min(LongestBody, answer.Body.Length)]));
    }

    /// <summary>What a certificate says.</summary>
    public static JsonObject? Certificate(CertificateFact? certificate) => certificate is null ? null : Of(
        ("subject", certificate.Subject),
        ("issuer", certificate.Issuer),
        ("thumbprint", certificate.Thumbprint),
        ("notBefore", Time(certificate.NotBefore)),
        ("notAfter", Time(certificate.NotAfter)));

    /// <summary>An ICMP error; null if there is none.</summary>
    public static JsonObject? Icmp(IcmpError? icmp) => icmp is null ? null : Of(
        ("type", icmp.Type), ("code", icmp.Code), ("sender", icmp.Sender?.ToString()));

    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> texts)
    {
        var array = new JsonArray();
        foreach (var text in texts)
            array.Add((JsonNode)text);
        return array;
    }

    /// <summary>A list of addresses.</summary>
    public static JsonArray Addresses(IEnumerable<IPAddress> addresses) => Texts(addresses.Select(a => a.ToString()));

    /// <summary>A list of DNS servers, each once.</summary>
    public static JsonArray Servers(IEnumerable<DnsLookupFact> lookups) =>
        Texts(lookups.Select(l => l.Server.ToString()).Distinct(StringComparer.Ordinal));

    /// <summary>The entries of a machine for a name; null if they are not known.</summary>
    public static JsonArray? Overrides(ImmutableArray<NameOverride>? overrides) =>
        overrides is { } known ? Texts(known.Select(o => $"{o.Text} ({o.Place})")) : null;

    /// <summary>DNS servers as a sentence names them, each once: their port is said only where it is not that of DNS; null if there are none.</summary>
    public static string? ServerNames(IEnumerable<DnsLookupFact> lookups)
    {
        var names = lookups.Select(l => l.Server.Port == DnsPort ? l.Server.Address.ToString() : l.Server.ToString()).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    /// <summary>The name of an enum value as the report writes it.</summary>
    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>A time in RFC 3339, UTC.</summary>
    public static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A duration in milliseconds, to a tenth.</summary>
    public static JsonNode Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 1);

    private static JsonObject Completed(JsonObject exhibit, ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        foreach (var (name, value) in more)
        {
            if (value is not null)
                exhibit[name] = value;
        }
        return exhibit;
    }

    private static JsonNode? DurationOfFailure(Trace trace)
    {
        var failed = trace.Stages.Select(s => s.Fact).FirstOrDefault(f => f.Failure is not null);
        return failed is null ? null : Milliseconds(failed.Duration);
    }
}
