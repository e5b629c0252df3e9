using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MarsNetCheck.Catalog;
using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Sites;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.X509;

namespace MarsNetCheck.Simulation.Certificates;

/// <summary>
/// Tells for the simulated authorities which certificates are revoked: a list for each authority, and one responder, on hosts of the
/// catalog's certificate group. Nothing is signed before somebody asks.
/// </summary>
internal sealed class RevocationOffice(SiteMap sites, FaultPlan faults, DateTimeOffset now)
{
    private const string Folder = "/simulated-authorities/";
    private const string Responder = Folder + "ocsp";
    private const int RespondersPlace = 2;
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private readonly ImmutableArray<string> _hosts = [.. sites.Sites.Where(s => s.Group == EndpointGroup.Pki && s.Endpoints.Any(e => e is { IsTls: false, Port: WellKnownPort.Http })).Select(s => s.Host)];
    private readonly ConcurrentDictionary<string, IssuedCertificate> _authorities = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<ReadOnlyMemory<byte>>> _lists = new(StringComparer.Ordinal);

    /// <summary>True for a request to the office.</summary>
    public static bool IsAsked(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>True for a request to the responder.</summary>
    public static bool IsResponderAsked(string path) => path.StartsWith(Responder, StringComparison.Ordinal);

    /// <summary>The serial number of a host's certificates: known before they are made.</summary>
    public static BigInteger SerialOf(string host) =>
        new BigInteger(sign: 1, SHA256.HashData(Encoding.UTF8.GetBytes(host.ToLowerInvariant())).AsSpan(0, 16).ToArray()).SetBit(0);

    /// <summary>Where an authority's list is; null if the catalog has no host for it.</summary>
    public string? ListOf(IssuedCertificate authority)
    {
        if (_hosts.IsEmpty)
            return null;
        var place = Folder + NameOf(authority) + ".crl";
        _authorities[place] = authority;
        return $"http://{_hosts[0]}{place}";
    }

    /// <summary>The responder that knows a host's certificate: that of sign-in hosts, so that lists and responses are both used; null for none.</summary>
    public string? ResponderOf(string host) =>
        _hosts.IsEmpty || sites.Named(host)?.Group != EndpointGroup.Auth ? null : $"http://{_hosts[Math.Min(RespondersPlace, _hosts.Length - 1)]}{Responder}";

    /// <summary>The answer to a GET: a list, or an OCSP response; null if there is none.</summary>
    public ReadOnlyMemory<byte>? Answer(string path)
    {
        if (IsResponderAsked(path))
            return Respond(path);
        return _authorities.TryGetValue(path, out var authority) ? _lists.GetOrAdd(path, _ => new Lazy<ReadOnlyMemory<byte>>(() => SignList(authority))).Value : null;
    }

    private ReadOnlyMemory<byte> SignList(IssuedCertificate authority)
    {
        var list = new X509V2CrlGenerator();
        list.SetIssuerDN(authority.Certificate.SubjectDN);
        list.SetThisUpdate((now - Age).UtcDateTime);
        list.SetNextUpdate((now + Life).UtcDateTime);
        foreach (var site in sites.Sites.Where(s => faults.IsRevoked(s)))
            list.AddCrlEntry(SerialOf(site.Host), (now - Age).UtcDateTime, CrlReason.KeyCompromise);
        return list.Generate(SignerOf(authority)).GetEncoded();
    }

    // RFC 6960 appendix A.1: the request is the rest of the path.
    private ReadOnlyMemory<byte>? Respond(string path)
    {
        var id = new OcspReq(Convert.FromBase64String(Uri.UnescapeDataString(path[(Responder.Length + 1)..]))).GetRequestList()[0].GetCertID();
        if (_authorities.Values.FirstOrDefault(a => id.GetIssuerKeyHash().AsSpan().SequenceEqual(SHA1.HashData(a.Certificate.SubjectPublicKeyInfo.PublicKey.GetBytes()))) is not { } authority)
            return null;
        var revoked = sites.Sites.Any(s => faults.IsRevoked(s) && SerialOf(s.Host).Equals(id.SerialNumber));
        var response = new BasicOcspRespGenerator(authority.Certificate.GetPublicKey());
        response.AddResponse(
            id,
            revoked ? new RevokedStatus((now - Age).UtcDateTime, CrlReason.KeyCompromise) : CertificateStatus.Good,
            (now - Age).UtcDateTime,
            (now + Life).UtcDateTime,
            singleExtensions: null);
        return new OCSPRespGenerator().Generate(OcspRespStatus.Successful, response.Generate(SignerOf(authority), chain: null, now.UtcDateTime)).GetEncoded();
    }

    private static ISignatureFactory SignerOf(IssuedCertificate authority) => new Asn1SignatureFactory(CertificateForge.Sha256, authority.PrivateKey);

    private static string NameOf(IssuedCertificate authority) =>
        Convert.ToHexStringLower(SHA256.HashData(authority.Certificate.SubjectPublicKeyInfo.PublicKey.GetBytes()).AsSpan(0, 6));
}
