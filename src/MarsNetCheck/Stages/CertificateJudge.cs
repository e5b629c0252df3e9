using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>Builds the chain of a server's certificates on this machine and records where it ends. Never fetches anything.</summary>
/// <param name="expectedRoots">Roots that the user named as genuine.</param>
/// <param name="witness">Shown every chain that was built, while its certificates are at hand; null for nobody.</param>
internal sealed class CertificateJudge(ImmutableArray<X509Certificate2> expectedRoots, Action<HandshakeFact, X509ChainElementCollection>? witness = null)
{
    private const X509ChainStatusFlags NotAnchored = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot
        | X509ChainStatusFlags.ExplicitDistrust | X509ChainStatusFlags.NotSignatureValid | X509ChainStatusFlags.Revoked;

    /// <summary>Adds to a handshake what its certificates say.</summary>
    /// <param name="fact">The handshake.</param>
    /// <param name="sent">What the server sent, its own certificate first; not empty.</param>
    /// <param name="trustedRoots">The roots that count as this machine's; null for its own store.</param>
    public HandshakeFact Judge(HandshakeFact fact, IReadOnlyList<X509Certificate2> sent, X509Certificate2Collection? trustedRoots)
    {
        // On Windows the machine's roots count, never those of the current user: MARS is SYSTEM.
        using var chain = new X509Chain(useMachineContext: true) { ChainPolicy = PolicyFor(fact, sent, trustedRoots) };
        chain.Build(sent[0]);
        var flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status);
        var last = chain.ChainElements.Count > 0 ? chain.ChainElements[^1].Certificate : sent[0];
        var root = IsSelfIssued(last) && !flags.HasFlag(X509ChainStatusFlags.PartialChain) ? last.Thumbprint : null;
        var result = fact with
        {
            Chain = [.. sent.Take(8).Select(CertificateReader.Read)],
            Root = root,
            RootSubject = last.Subject,
            Trusted = (flags & NotAnchored) == X509ChainStatusFlags.NoError,
            ExpectedRoot = root is not null && expectedRoots.Any(r => string.Equals(r.Thumbprint, root, StringComparison.OrdinalIgnoreCase)),
            NameMatches = CertificateReader.Matches(sent[0], fact.ServerName),
            ChainProblems = [.. chain.ChainStatus.Select(s => s.Status.ToString()).Distinct(StringComparer.Ordinal)],
        };
        witness?.Invoke(result, chain.ChainElements);
        foreach (var element in chain.ChainElements)
            element.Certificate.Dispose();
        return result;
    }

    private X509ChainPolicy PolicyFor(HandshakeFact fact, IReadOnlyList<X509Certificate2> sent, X509Certificate2Collection? trustedRoots)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = fact.JudgedAt.LocalDateTime,
            VerificationTimeIgnored = false,
        };
        foreach (var certificate in sent.Skip(1).Concat(expectedRoots))
            policy.ExtraStore.Add(certificate);
        if (trustedRoots is null)
            return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(trustedRoots);
        return policy;
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
