using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Simulation.Certificates;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Peers;
using MarsNetCheck.Simulation.Tls;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>What goes wrong in the TLS handshake.</summary>
internal static class TlsScenarios
{
    private const byte HandshakeFailure = 40;
    private const byte ProtocolVersion = 70;
    private static readonly FaultScope Storage = FaultScope.Of(EndpointGroup.Data);
    private static readonly FaultScope SignIn = FaultScope.Of(EndpointGroup.Auth);

    /// <summary>The scenarios.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        Row.Blocked("tls-reset", "TLS to storage addresses is reset, whatever the name", "tls.reset", Blame.Firewall, Torn(Storage, ReplyEnding.Reset)),
        Row.Blocked("tls-reset-by-name", "TLS is reset when it asks for a storage name", "tls.reset", Blame.Firewall, TornByName(Storage, ReplyEnding.Reset)),
        Row.Blocked("tls-closed", "TLS to sign-in addresses is closed, whatever the name", "tls.closed", Blame.Firewall, Torn(SignIn, ReplyEnding.Close)),
        Row.Blocked("tls-closed-by-name", "TLS is closed when it asks for a sign-in name", "tls.closed", Blame.Firewall, TornByName(SignIn, ReplyEnding.Close)),
        Row.Blocked("tls-timeout", "TLS to storage addresses gets no answer, whatever the name", "tls.timeout", Blame.Firewall, Torn(Storage, ReplyEnding.Hang)),
        Row.Blocked("tls-timeout-by-name", "TLS gets no answer when it asks for a storage name", "tls.timeout", Blame.Firewall, TornByName(Storage, ReplyEnding.Hang)),
        Row.Blocked("tls-reset-unknown-names", "TLS that asks for any name is reset, and without a name it is not", "tls.reset", Blame.Firewall,
            Torn(Storage, ReplyEnding.Reset) with { SparesNoName = true }),
        Row.Blocked("tls-alert", "Something answers TLS to storage with a fatal alert", "tls.alert", Blame.Firewall,
            new TlsFault { Scope = Storage, Instead = FatalAlert.Reply(HandshakeFailure) }),
        Row.Blocked("tls-old-version", "An old gateway before the sign-in hosts speaks TLS 1.0 and nothing newer", "tls.version", Blame.Firewall,
            new TlsFault { Scope = SignIn, Instead = OldServerHello.Reply }),
        Row.Blocked("tls-version-alert", "Something before storage says that it knows none of the TLS versions offered", "tls.version", Blame.Firewall,
            new TlsFault { Scope = Storage, Instead = FatalAlert.Reply(ProtocolVersion) }),
        Row.Blocked("tls-not-tls", "Something answers TLS to storage with plain HTTP", "tls.not-tls", Blame.Firewall,
            new TlsFault { Scope = Storage, Instead = WebPage.BadRequest with { Ending = ReplyEnding.Close } }),
        Row.Blocked("tls-intercepted", "TLS is opened by a company authority that the machine does not trust", "tls.intercepted", Blame.Firewall,
            Inspected(FaultScope.All, InspectionProduct.Company)),
        Row.Degraded("tls-intercepted-trusted", "TLS is opened by a company authority that the machine trusts", "tls.intercepted", Blame.Firewall,
            Inspected(FaultScope.All, InspectionProduct.Company)) with { Machine = new MachineSetup { Trusts = [InspectionProduct.Company] } },
        Row.Degraded("tls-intercepted-zscaler", "Zscaler opens TLS to storage, and the machine trusts it", "tls.intercepted", Blame.Firewall,
            Inspected(Storage, InspectionProduct.Zscaler)) with { Machine = new MachineSetup { Trusts = [InspectionProduct.Zscaler] } },
        Row.Blocked("tls-intercepted-fortigate", "A FortiGate opens TLS to the sign-in hosts, and the machine does not trust it", "tls.intercepted", Blame.Firewall,
            Inspected(SignIn, InspectionProduct.FortiGate)),
        Row.Blocked("tls-self-signed", "Storage shows a certificate that signs itself", "tls.intercepted", Blame.Firewall,
            new TlsFault { Scope = Storage, Identity = static (stock, _, name) => stock.SelfSigned(name) }),
        Row.Blocked("tls-incomplete-chain", "Azure Backup shows its genuine certificate without the intermediate", "tls.untrusted", Blame.Local,
            new TlsFault { Scope = FaultScope.Of(EndpointGroup.Control), Identity = static (stock, site, _) => stock.WithoutIntermediate(site.Host, site.Trust) }),
        Row.Blocked("tls-expired", "The genuine certificates of storage have expired", "tls.expired", Blame.Microsoft,
            Altered("expired", static (r, now) => r with { Validity = new CertificateValidity(now.AddDays(-400), now.AddDays(-10)) })),
        Row.Blocked("tls-not-yet-valid", "The genuine certificates of storage are not valid yet", "tls.not-yet-valid", Blame.Microsoft,
            Altered("future", static (r, now) => r with { Validity = new CertificateValidity(now.AddDays(10), now.AddDays(400)) })),
        Row.Blocked("tls-name-mismatch", "Storage shows a genuine certificate of another host", "tls.name-mismatch", Blame.Dns,
            new TlsFault { Scope = Storage, Identity = static (stock, site, _) => stock.Genuine("www.contoso.test", site.Trust) }),
        Row.Degraded("tls-weak", "The certificates of storage are signed with SHA-1", "tls.weak", Blame.Microsoft,
            Altered("weak", static (r, _) => r with { Algorithm = CertificateForge.Sha1 })),
    ];

    private static TlsFault Torn(FaultScope scope, ReplyEnding ending) => new() { Scope = scope, Instead = Reply.Nothing(ending) };

    private static TlsFault TornByName(FaultScope scope, ReplyEnding ending) => Torn(scope, ending) with { ByServerName = true };

    private static TlsFault Inspected(FaultScope scope, InspectionProduct product) =>
        new() { Scope = scope, Identity = (stock, _, name) => stock.Inspected(name, product) };

    private static TlsFault Altered(string kind, Func<LeafRequest, DateTimeOffset, LeafRequest> alter) => new()
    {
        Scope = Storage,
        Identity = (stock, site, _) => stock.Altered(kind, site.Host, site.Trust, r => alter(r, stock.Now)),
    };
}
