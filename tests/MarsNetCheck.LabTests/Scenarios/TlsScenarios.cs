using System.Collections.Immutable;
using static MarsNetCheck.LabTests.Scenarios.LabHosts;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>What stands in the path and answers TLS.</summary>
internal static class TlsScenarios
{
    // All hosts of the group share a certificate.
    private static readonly ImmutableArray<string> _storageGroup = ["blob-ceuswatcab01", "blob-storage-z33", "blob-weus2watcab01", "queue-ceuswatcab01", "queue-weus2watcab01"];

    /// <summary>The scenarios in their order.</summary>
    public static ImmutableArray<LabScenario> All { get; } =
    [
        .. Genuine,
        .. Inspected,
        .. Cut,
        .. Revoked,
    ];

    // The certificates are of the genuine authority, but for one thing.
    private static IEnumerable<LabScenario> Genuine =>
    [
        OfStorage("tls-expired-storage", "The genuine certificate of storage has expired", "nginx", "tls.expired", "microsoft", "tls-expired"),
        OfSignIn("tls-expired-sign-in", "The genuine certificate of sign-in has expired", "nginx", "tls.expired", "microsoft", "tls-expired"),
        OfStorage("tls-not-yet-valid-storage", "The genuine certificate of storage is not valid yet", "nginx", "tls.not-yet-valid", "microsoft", "tls-not-yet-valid"),
        OfStorage("tls-other-name-storage", "Another genuine service answers for storage", "nginx", "tls.name-mismatch", "dns", "tls-other-name"),
        OfSignIn("tls-other-name-sign-in", "Another genuine service answers for sign-in", "nginx", "tls.name-mismatch", "dns", "tls-other-name"),
        OfStorage("tls-incomplete-storage", "Storage leaves its intermediate certificate out", "nginx", "tls.untrusted", "local", "tls-incomplete"),
        DegradedStorage("tls-sha1-storage", "The genuine certificate of storage is signed with SHA-1", "nginx", "tls.weak", "microsoft", "tls-sha1"),
        DegradedStorage("tls-rsa1024-storage", "The genuine certificate of storage has a key of 1024 bits", "nginx", "tls.weak", "microsoft", "tls-rsa1024"),
    ];

    // Something on the way opens TLS with an authority of its own.
    private static IEnumerable<LabScenario> Inspected =>
    [
        OfStorage("inspect-storage", "A device opens the way to storage with the company's authority, which the client does not trust", "nginx", "tls.intercepted", "firewall", "inspect-corporate"),
        DegradedStorage("inspect-storage-trusted", "A device opens the way to storage with the company's authority, which the client trusts", "nginx", "tls.intercepted", "firewall", "inspect-corporate").Trusting(),
        LabRow.Degraded("inspect-everything-trusted", "A device opens all TLS with the company's authority, which the client trusts", "nginx", "tls.intercepted", "firewall", new LabFault("inspect-corporate")).Trusting() with { IsOneCause = true },
        OfStorage("inspect-expired-storage", "A device opens the way to storage with certificates that have expired, of an authority that the client trusts", "nginx", "tls.intercepted", "firewall", "inspect-expired").Trusting(),
        DegradedStorage("inspect-weak-storage", "A device opens the way to storage with keys of 1024 bits, and the client trusts it", "nginx", "tls.intercepted", "firewall", "inspect-weak").And("tls.weak", "firewall").Trusting(),
        OfStorage("inspect-fortigate-storage", "A FortiGate opens the way to storage with its own authority", "nginx", "tls.intercepted", "firewall", "inspect-fortigate"),
        LabRow.Blocked("inspect-zscaler-everything", "Zscaler opens all TLS with its own authority", "nginx", "tls.intercepted", "firewall", new LabFault("inspect-zscaler")) with { IsOneCause = true },
        OfStorage("inspect-mitmproxy-storage", "mitmproxy opens the way to storage with its own authority", "mitmproxy", "tls.intercepted", "firewall", "inspect-mitmproxy"),
        OfStorage("tls-self-signed-storage", "A certificate that signed itself answers for storage", "nginx", "tls.intercepted", "firewall", "tls-self-signed"),
        OfSignIn("tls-forged-sign-in", "A chain with the names of genuine authorities and other keys answers for sign-in", "nginx", "tls.intercepted", "firewall", "tls-forged"),
        OfStorage("tls-version-storage", "A device opens the way to storage and speaks no TLS newer than 1.1", "nginx", "tls.version", "firewall", "tls-version"),
        OfStorage("tls-client-certificate-storage", "A device opens the way to storage and demands a certificate of the client", "haproxy", "tls.alert", "firewall", "tls-client-certificate"),
    ];

    // Nothing comes of the handshake.
    private static IEnumerable<LabScenario> Cut =>
    [
        OfStorage("tls-alert-storage", "A device refuses the name of storage with an alert", "nginx", "tls.alert", "firewall", "tls-alert"),
        OfStorage("tls-plain-storage", "A device answers for storage in clear text at the port of HTTPS", "nginx", "tls.not-tls", "firewall", "tls-plain"),
        OfStorage("tls-ssh-storage", "An SSH server answers for storage at the port of HTTPS", "nginx", "tls.not-tls", "firewall", "tls-ssh"),
        OfStorage("tls-closed-storage", "A device reads the TLS greeting to storage and closes", "nginx", "tls.closed", "firewall", "tls-closed"),
        OfStorage("tls-front-storage", "A load balancer without a server behind it takes the TLS greeting to storage and cuts", "haproxy", "tls.closed", "firewall", "tls-front"),
        OfStorage("tls-silent-storage", "A device takes the TLS greeting to storage and says nothing", "haproxy", "tls.timeout", "firewall", "tls-silent"),
        OfStorage("tls-reset-storage", "The firewall resets connections to storage as soon as anything is sent", "nftables", "tls.reset", "firewall", "tls-reset"),
        LabRow.Blocked("sni-closed", "A transparent filter closes connections whose TLS greeting names storage", "nginx", "tls.closed", "firewall", new LabFault("sni-closed")) with { IsOneCause = true, Remarks = ["range.answered-by-firewall"] },
    ];

    // The authority has taken a certificate back, or nobody can be asked.
    private static IEnumerable<LabScenario> Revoked =>
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

    private static LabScenario OfStorage(string name, string title, string madeBy, string code, string party, string fault) =>
        LabRow.Blocked(name, title, madeBy, code, party, new LabFault(fault, Storage)) with { Troubled = StorageEndpoints, IsOneCause = true };

    private static LabScenario DegradedStorage(string name, string title, string madeBy, string code, string party, string fault) =>
        LabRow.Degraded(name, title, madeBy, code, party, new LabFault(fault, Storage)) with { Troubled = StorageEndpoints, IsOneCause = true };

    private static LabScenario OfSignIn(string name, string title, string madeBy, string code, string party, string fault) =>
        LabRow.Blocked(name, title, madeBy, code, party, new LabFault(fault, SignIn)) with { Troubled = ["login-microsoftonline"], IsOneCause = true };
}
