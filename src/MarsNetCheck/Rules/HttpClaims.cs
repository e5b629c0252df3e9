using System.Globalization;
using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>What the rules about HTTP answers have in common.</summary>
internal static class HttpClaims
{
    /// <summary>True if the answer may be somebody else's: nothing but a genuine chain or the service's own marks shows that it is not.</summary>
    public static bool IsDoubtful(Case subject, Evidence evidence)
    {
        if (subject.Answer is not { } answer)
            return false;
        var peer = Peer.Of(subject, evidence);
        return peer == PeerKind.Foreign
            ? !Peer.HasProof(answer, subject.Endpoint.Expect)
            : peer == PeerKind.Unknown && !subject.Endpoint.IsTls;
    }

    /// <summary>The claim, milder where the host is only recommended and plain: what answers there may be the service itself or a content network of it.</summary>
    public static Claim Milder(Claim claim, Case subject) =>
        IsPlainAndRecommended(subject) ? claim with { Severity = Severity.Warning, Blame = Blame.Unknown } : claim;

    /// <summary>True if backup works without the host, and nothing in its protocol can show who answers.</summary>
    public static bool IsPlainAndRecommended(Case subject) => subject.Endpoint is { Required: false, IsTls: false };

    /// <summary>The claim with what an answer shows.</summary>
    public static Claim With(Claim claim, Case subject, AnswerFact answer, string? vendor = null, string? foreign = null) => claim with
    {
        Blame = PathBlame.Of(subject),
        Key = $"{subject.Proxy} {vendor ?? foreign}",
        Arguments = Words.Of(
            ("status", answer.Status.ToString(CultureInfo.InvariantCulture)),
            ("vendor", vendor),
            ("foreign", foreign),
            ("proxy", subject.Proxy?.ToString())),
        Evidence = Exhibit.Of(
            ("url", subject.Trace.Exchange!.Url.ToString()),
            ("address", Exhibit.Address(subject)),
            ("proxy", subject.Proxy?.ToString()),
            ("durationMs", Exhibit.Milliseconds(subject.Trace.Exchange!.Duration)),
            ("status", answer.Status),
            ("vendor", vendor),
            ("schemes", ProxyAnswers.Schemes(answer) is { Count: > 0 } schemes ? Exhibit.Texts(schemes) : null),
            ("server", answer.Value("Server")),
            ("via", answer.Value("Via")),
            ("location", answer.Value("Location")),
            ("contentType", answer.Value("Content-Type")),
            ("body", answer.Body.Length == 0 ? null : (JsonNode)answer.Body[..Math.Min(200, answer.Body.Length)])),
    };
}
