using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>What a source of revocation said, in a report's evidence.</summary>
internal static class RevocationJson
{
    public static void Write(Utf8JsonWriter json, RevocationFact fact)
    {
        json.Word<RevocationSource>("source", fact.Source);
        json.Text("url", fact.Url.OriginalString);
        json.Milliseconds("durationMs", fact.Duration);
        json.Word("problem", fact.Problem);
        json.Flag("signatureVerified", fact.SignatureVerified);
        json.Time("thisUpdate", fact.ThisUpdate);
        json.Time("nextUpdate", fact.NextUpdate);
        json.Time("judgedAt", fact.JudgedAt);
        json.Objects("certificates", fact.Certificates, WriteCertificate);
        json.Object("attempt", fact.Attempt, WriteAttempt);
    }

    public static RevocationFact Read(JsonPlace place) => new()
    {
        Source = place.Member("source").Word<RevocationSource>(),
        Url = place.Member("url").Url(),
        Duration = place.Member("durationMs").Milliseconds(),
        Problem = place.Find("problem")?.Word(RevocationProblem.Unreadable),
        SignatureVerified = place.Find("signatureVerified")?.Flag(),
        ThisUpdate = place.Find("thisUpdate")?.Time(),
        NextUpdate = place.Find("nextUpdate")?.Time(),
        JudgedAt = place.Member("judgedAt").Time(),
        Certificates = place.All("certificates", ReadCertificate),
        Attempt = ReadAttempt(place.Member("attempt")),
    };

    /// <summary>Whether this version knows the kind of a source; one that it does not know is left out.</summary>
    public static bool IsKnown(JsonPlace place) => Words.Find<RevocationSource>(place.Member("source").Text()) is not null;

    private static void WriteCertificate(Utf8JsonWriter json, CertificateStatusFact fact)
    {
        json.Text("subject", fact.Subject);
        json.Text("thumbprint", fact.Thumbprint);
        json.Text("serialNumber", fact.SerialNumber);
        json.Word<RevocationStatus>("status", fact.Status);
        json.Time("revokedAt", fact.RevokedAt);
        json.Text("reason", fact.Reason);
    }

    private static CertificateStatusFact ReadCertificate(JsonPlace place) => new()
    {
        Subject = place.Member("subject").Text(),
        Thumbprint = place.Member("thumbprint").Text(),
        SerialNumber = place.Member("serialNumber").Text(),
        Status = place.Member("status").Word(RevocationStatus.Unknown),
        RevokedAt = place.Find("revokedAt")?.Time(),
        Reason = place.Find("reason")?.Text(),
    };

    private static void WriteAttempt(Utf8JsonWriter json, Trace trace)
    {
        json.Text("endpoint", trace.Endpoint);
        TraceJson.Write(json, trace, earlier: []);
    }

    private static Trace ReadAttempt(JsonPlace place) => TraceJson.Read(place, place.Find("endpoint")?.Text() ?? "", new(StringComparer.Ordinal));
}
