using System.IO.Enumeration;
using System.Text.Json;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Tells the genuine service from something that answers in its place. The control is the catalog: documented roots, and answers that only the service gives.</summary>
internal static class Peer
{
    /// <summary>Who was at the other end of the attempt, as far as it came.</summary>
    public static PeerKind Of(Endpoint endpoint, Trace trace, Evidence evidence)
    {
        if (endpoint.IsTls)
            return trace.Handshake is { } handshake ? OfChain(handshake, endpoint, evidence) : PeerKind.Unknown;
        return trace.Exchange?.Answer is { } answer ? OfAnswer(answer, endpoint) : PeerKind.Unknown;
    }

    /// <summary>Who was at the other end of the attempt that decided.</summary>
    public static PeerKind Of(Case subject, Evidence evidence) => Of(subject.Endpoint, subject.Trace, evidence);

    /// <summary>True if the endpoint was reached and the service itself answered, or nothing speaks against it.</summary>
    public static bool IsReachedGenuinely(Case subject, Evidence evidence) =>
        subject.Reached && Of(subject, evidence) == PeerKind.Genuine
        && subject.Trace.Handshake is null or { NameMatches: not false };

    /// <summary>Judges by the signatures, then by the root that the chain ends in; only when there is none at hand, by the names of its issuers.</summary>
    public static PeerKind OfChain(HandshakeFact handshake, Endpoint endpoint, Evidence evidence)
    {
        // An authority's name is easily written; its signature is not.
        if (IsForged(handshake))
            return PeerKind.Foreign;
        if (handshake.ExpectedRoot == true)
            return PeerKind.Genuine;
        if (handshake.Chain.IsEmpty || TrustOf(endpoint, evidence) is not { } trust)
            return PeerKind.Unknown;
        if (handshake.Root is { } root)
            return trust.Roots.Contains(root, StringComparer.OrdinalIgnoreCase) ? PeerKind.Genuine : PeerKind.Foreign;
        return IsGenuineIssuer(handshake.Chain[0], trust) ? PeerKind.Genuine : PeerKind.Foreign;
    }

    /// <summary>True if a certificate bears the name of an issuer that did not sign it.</summary>
    public static bool IsForged(HandshakeFact handshake) => handshake.ChainProblems.Contains("NotSignatureValid", StringComparer.Ordinal);

    /// <summary>Judges a plain HTTP answer by what only the service sends; an expected status alone proves nothing.</summary>
    public static PeerKind OfAnswer(AnswerFact answer, Endpoint endpoint)
    {
        var expect = endpoint.Expect;
        if (expect.Body is not null && answer.Status == 200)
            return HasBody(answer, expect) ? PeerKind.Genuine : PeerKind.Foreign;
        return HasProof(answer, expect) || HasMembers(answer, expect) == true ? PeerKind.Genuine : PeerKind.Unknown;
    }

    /// <summary>True if a header shows that the service itself answered.</summary>
    public static bool HasProof(AnswerFact answer, ExpectedAnswer expect) =>
        expect.ProofHeaders.Any(p => answer.Values(p.Key).Any(v => v.StartsWith(p.Value, StringComparison.OrdinalIgnoreCase)));

    /// <summary>True if the body is the known one; a line end after it does not matter.</summary>
    public static bool HasBody(AnswerFact answer, ExpectedAnswer expect) =>
        string.Equals(expect.Body?.TrimEnd('\r', '\n'), answer.Body.TrimEnd('\r', '\n'), StringComparison.Ordinal);

    /// <summary>True if the body has the members that the service's has; null if none are known, or the body was cut.</summary>
    public static bool? HasMembers(AnswerFact answer, ExpectedAnswer expect)
    {
        if (expect.JsonMembers.IsEmpty || answer.Truncated)
            return null;
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && expect.JsonMembers.All(m => HasMember(root, m.Key, m.Value));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasMember(JsonElement root, string name, string value) =>
        root.TryGetProperty(name, out var member)
        && (value.Length == 0 || (member.ValueKind == JsonValueKind.String && string.Equals(member.GetString(), value, StringComparison.Ordinal)));

    private static TrustSet? TrustOf(Endpoint endpoint, Evidence evidence) =>
        evidence.Catalog.Trust.FirstOrDefault(t => string.Equals(t.Id, endpoint.Trust, StringComparison.Ordinal));

    private static bool IsGenuineIssuer(CertificateFact certificate, TrustSet trust) =>
        certificate.IssuerCommonName is { } name
        && trust.Issuers.Any(i => FileSystemName.MatchesSimpleExpression(i, name))
        && (trust.Organizations.IsEmpty || trust.Organizations.Contains(certificate.IssuerOrganization ?? "", StringComparer.OrdinalIgnoreCase));
}
