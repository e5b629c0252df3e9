using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Catalog;
using MarsNetCheck.Simulation.Tls;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace MarsNetCheck.Simulation.Certificates;

/// <summary>The authorities of the simulated world and the certificates they gave out, made when first asked for and then kept.</summary>
internal sealed class CertificateStock
{
    private static readonly DistinguishedName GenuineRootName = new("Microsoft RSA Root Certificate Authority 2017", "Microsoft Corporation");
    private static readonly DistinguishedName CompanyRootName = new("Contoso Root CA", "Contoso Ltd");

    private readonly BcTlsCrypto _crypto = new(new SecureRandom());
    private readonly Lazy<AsymmetricCipherKeyPair> _leafKeys = new(CertificateForge.NewKeys);
    private readonly Lazy<IssuedCertificate> _genuineRoot;
    private readonly Lazy<IssuedCertificate> _companyRoot;
    private readonly ConcurrentDictionary<string, Lazy<IssuedCertificate>> _authorities = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<ServerIdentity>> _identities = new(StringComparer.Ordinal);
    private readonly SelectedCatalog _catalog;
    private readonly RevocationOffice _office;

    /// <summary>An empty stock; certificates are valid around <paramref name="now"/>, and the office tells which are revoked.</summary>
    public CertificateStock(SelectedCatalog catalog, RevocationOffice office, DateTimeOffset now)
    {
        _catalog = catalog;
        _office = office;
        Now = now;
        _genuineRoot = new(() => CertificateForge.IssueAuthority(GenuineRootName, AuthorityValidity));
        _companyRoot = new(() => CertificateForge.IssueAuthority(CompanyRootName, AuthorityValidity));
    }

    /// <summary>The root of the genuine services.</summary>
    public X509Certificate2 GenuineRoot => Load(_genuineRoot.Value);

    /// <summary>The root of the company's own authority, which signs the proxy's certificate.</summary>
    public X509Certificate2 CompanyRoot => Load(_companyRoot.Value);

    /// <summary>The world's time when the network began.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>When a sound server certificate is valid.</summary>
    public CertificateValidity LeafValidity => new(Now.AddDays(-40), Now.AddDays(140));

    private CertificateValidity AuthorityValidity => CertificateValidity.Around(Now, 3650);

    /// <summary>The root of an inspecting product.</summary>
    public X509Certificate2 InspectionRoot(InspectionProduct product) => Load(InspectionRootOf(product));

    /// <summary>The genuine certificate of a host.</summary>
    public ServerIdentity Genuine(string host, string? trust) =>
        Kept($"genuine {trust} {host}", () => Serve(CertificateForge.IssueServer(GenuineRequest(host, trust))));

    /// <summary>A genuine certificate that is altered before it is signed.</summary>
    public ServerIdentity Altered(string kind, string host, string? trust, Func<LeafRequest, LeafRequest> alter) =>
        Kept($"{kind} {trust} {host}", () => Serve(CertificateForge.IssueServer(alter(GenuineRequest(host, trust)))));

    /// <summary>The genuine certificate of a host without the intermediate that a client needs.</summary>
    public ServerIdentity WithoutIntermediate(string host, string? trust) =>
        Kept($"incomplete {trust} {host}", () => new ServerIdentity(_crypto, [CertificateForge.IssueServer(GenuineRequest(host, trust))]));

    /// <summary>A certificate that an inspecting product makes up for a host.</summary>
    public ServerIdentity Inspected(string host, InspectionProduct product) =>
        Kept($"inspected {product.Issuer.CommonName} {host}", () => Serve(Leaf(host, InspectionIssuer(product), TimeSpan.FromDays(14))));

    /// <summary>A certificate of the company's own authority.</summary>
    public ServerIdentity Company(string host) => Kept($"company {host}", () => Serve(Leaf(host, _companyRoot.Value)));

    /// <summary>A certificate that signs itself.</summary>
    public ServerIdentity SelfSigned(string host) => Kept($"self {host}", () => Serve(CertificateForge.IssueServer(Request(host, issuer: null))));

    private ServerIdentity Kept(string key, Func<ServerIdentity> make) =>
        _identities.GetOrAdd(key, static (_, m) => new Lazy<ServerIdentity>(m), make).Value;

    private ServerIdentity Serve(IssuedCertificate leaf) => new(_crypto, leaf.ServedChain());

    private IssuedCertificate Leaf(string host, IssuedCertificate issuer, TimeSpan? life = null)
    {
        var request = Request(host, issuer);
        return CertificateForge.IssueServer(
            life is { } span ? request with { Validity = new CertificateValidity(Now.AddDays(-1), Now + span) } : request);
    }

    private LeafRequest Request(string host, IssuedCertificate? issuer) => new()
    {
        Subject = new DistinguishedName(host),
        Names = [host],
        Validity = LeafValidity,
        Keys = _leafKeys.Value,
        Issuer = issuer,
    };

    private LeafRequest GenuineRequest(string host, string? trust)
    {
        var issuer = GenuineIssuer(trust);
        return Request(host, issuer) with { List = _office.ListOf(issuer), Responder = _office.ResponderOf(host) };
    }

    // Named after a real issuer of the endpoint's trust set, so that a chain without its root can still be told from a made-up one.
    private IssuedCertificate GenuineIssuer(string? trust)
    {
        var set = _catalog.Trust.FirstOrDefault(t => string.Equals(t.Id, trust, StringComparison.Ordinal));
        var name = set?.Issuers.IsEmpty is false ? set.Issuers[0].Replace("*", "03", StringComparison.Ordinal) : "Microsoft Azure RSA TLS Issuing CA 03";
        var organization = set?.Organizations.IsEmpty is false ? set.Organizations[0] : GenuineRootName.Organization;
        var list = _office.ListOf(_genuineRoot.Value);
        return Authority($"genuine {trust}", new DistinguishedName(name, organization), _genuineRoot.Value, list);
    }

    private IssuedCertificate InspectionRootOf(InspectionProduct product) =>
        Authority($"root {product.Root.CommonName}", product.Root, issuer: null);

    private IssuedCertificate InspectionIssuer(InspectionProduct product) => product.Issuer == product.Root
        ? InspectionRootOf(product)
        : Authority($"issuer {product.Issuer.CommonName}", product.Issuer, InspectionRootOf(product));

    private IssuedCertificate Authority(string key, DistinguishedName name, IssuedCertificate? issuer, string? list = null) =>
        _authorities.GetOrAdd(key, _ => new Lazy<IssuedCertificate>(() => CertificateForge.IssueAuthority(name, AuthorityValidity, issuer, list))).Value;

    private static X509Certificate2 Load(IssuedCertificate certificate) => X509CertificateLoader.LoadCertificate(certificate.Der.Span);
}
