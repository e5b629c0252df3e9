using System.Collections.Immutable;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What is wrong with TLS: with what answers it, and with certificates.</summary>
internal static class TlsScenarios
{
    // All hosts of the group share a certificate.
    private static readonly ImmutableArray<string> _storageGroup = ["blob-ceuswatcab01", "blob-storage-z33", "blob-weus2watcab01", "queue-ceuswatcab01", "queue-weus2watcab01"];

    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } =
    [
        LabRow.Blocked("cert-revoked-storage", "The authority has revoked the certificate of storage", "openssl", "tls.revoked", "microsoft", new LabFault("cert-revoked", LabHosts.Storage))
            with { Troubled = _storageGroup, IsOneCause = true },
        LabRow.Blocked("cert-revoked-storage-list", "The authority has revoked the certificate of storage, and only its list says so", "openssl", "tls.revoked", "microsoft",
            new LabFault("cert-revoked", LabHosts.Storage), new LabFault("ocsp-gone")) with { Troubled = _storageGroup, IsOneCause = true },
        LabRow.Degraded("revocation-gone", "The hosts of revocation lists and responders answer 404", "nginx", "tls.revocation-unreachable", "unknown", new LabFault("revocation-gone"))
            with { Troubled = ["oneocsp-microsoft", "pkiops-microsoft"], IsOneCause = true },
        LabRow.Degraded("revocation-dropped", "The firewall is silent about the hosts of revocation lists and responders", "nftables", "tcp.timeout", "firewall",
            new LabFault("drop", LabHosts.Lists, LabHosts.Responder)) with { Troubled = ["oneocsp-microsoft", "pkiops-microsoft"], IsOneCause = true },
    ];
}
