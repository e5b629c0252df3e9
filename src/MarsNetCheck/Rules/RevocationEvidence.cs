using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>What the sources of revocation told, by a clock that is corrected where this machine's is wrong.</summary>
internal sealed class RevocationEvidence(Evidence evidence)
{
    private readonly ClockOffset? _offset = ClockOffset.Of(evidence);

    /// <summary>The answer that says a certificate is revoked, signed by its issuer and in force; null if none does.</summary>
    public (RevocationFact Fact, CertificateStatusFact Status)? Revoked(CertificateFact certificate) =>
        evidence.Revocations
            .Where(f => f is { Answered: true, SignatureVerified: true } && IsCurrent(f))
            .SelectMany(f => f.Certificates, (f, c) => ((RevocationFact Fact, CertificateStatusFact Status)?)(f, c))
            .FirstOrDefault(r => r is { Status.Status: RevocationStatus.Revoked } && IsOf(r.Value.Status, certificate));

    /// <summary>The sources that failed for certificates about which no other source told, in their order.</summary>
    public IEnumerable<RevocationFact> Failures()
    {
        var open = evidence.Revocations
            .SelectMany(f => f.Certificates, (f, c) => (Fact: f, c.Thumbprint))
            .GroupBy(p => p.Thumbprint, p => p.Fact, StringComparer.Ordinal)
            .Where(g => g.All(HasFailed))
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        return evidence.Revocations.Where(f => f.Certificates.Any(c => open.Contains(c.Thumbprint)));
    }

    /// <summary>True if a source was asked, and what it gave is of no use. What ran out of time or of room was not measured.</summary>
    public bool HasFailed(RevocationFact fact) => fact.Measured && !(fact.Answered && IsCurrent(fact));

    /// <summary>True if an answer is in force, by this machine's clock or by the services'.</summary>
    public bool IsCurrent(RevocationFact fact) =>
        fact.IsCurrent(fact.JudgedAt) || (_offset?.Correct(fact.JudgedAt) is { } corrected && fact.IsCurrent(corrected));

    private static bool IsOf(CertificateStatusFact status, CertificateFact certificate) =>
        string.Equals(status.Thumbprint, certificate.Thumbprint, StringComparison.OrdinalIgnoreCase);
}
