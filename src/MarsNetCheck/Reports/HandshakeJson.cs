using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>What a TLS handshake showed, in a report.</summary>
internal static class HandshakeJson
{
    public static void Write(Utf8JsonWriter json, HandshakeFact fact)
    {
        json.Text("serverName", fact.ServerName);
        json.Text("protocol", fact.Protocol);
        json.Text("cipher", fact.Cipher);
        json.Flag("trusted", fact.Trusted);
        json.Flag("expectedRoot", fact.ExpectedRoot);
        json.Flag("nameMatches", fact.NameMatches);
        json.Text("root", fact.Root);
        json.Text("rootSubject", fact.RootSubject);
        json.Texts("chainProblems", fact.ChainProblems);
        json.Objects("chain", fact.Chain, WriteCertificate);
        json.Number("bytesReceived", fact.BytesReceived);
        json.Time("judgedAt", fact.JudgedAt);
        json.Object("failure", fact.Failure, FailureJson.Write);
    }

    public static HandshakeFact Read(JsonPlace place, TimeSpan duration) => new()
    {
        Duration = duration,
        ServerName = place.Member("serverName").Text(),
        Protocol = place.Find("protocol")?.Text(),
        Cipher = place.Find("cipher")?.Text(),
        Trusted = place.Find("trusted")?.Flag(),
        ExpectedRoot = place.Find("expectedRoot")?.Flag(),
        NameMatches = place.Find("nameMatches")?.Flag(),
        Root = place.Find("root")?.Text(),
        RootSubject = place.Find("rootSubject")?.Text(),
        ChainProblems = place.All("chainProblems", p => p.Text()),
        Chain = place.All("chain", ReadCertificate),
        BytesReceived = place.Find("bytesReceived")?.Long() ?? 0,
        JudgedAt = place.Member("judgedAt").Time(),
        Failure = place.Maybe("failure", FailureJson.Read),
    };

    private static void WriteCertificate(Utf8JsonWriter json, CertificateFact fact)
    {
        json.Text("subject", fact.Subject);
        json.Text("issuer", fact.Issuer);
        json.Text("issuerCommonName", fact.IssuerCommonName);
        json.Text("issuerOrganization", fact.IssuerOrganization);
        json.Text("thumbprint", fact.Thumbprint);
        json.Time("notBefore", fact.NotBefore);
        json.Time("notAfter", fact.NotAfter);
        json.Texts("dnsNames", fact.DnsNames);
        json.Text("keyAlgorithm", fact.KeyAlgorithm);
        json.Number("keySize", fact.KeySize);
        json.Text("signatureAlgorithm", fact.SignatureAlgorithm);
        json.Text("serialNumber", fact.SerialNumber);
        json.Texts("crlUrls", fact.CrlUrls.Select(u => u.OriginalString));
        json.Texts("ocspUrls", fact.OcspUrls.Select(u => u.OriginalString));
    }

    private static CertificateFact ReadCertificate(JsonPlace place) => new()
    {
        Subject = place.Member("subject").Text(),
        Issuer = place.Member("issuer").Text(),
        IssuerCommonName = place.Find("issuerCommonName")?.Text(),
        IssuerOrganization = place.Find("issuerOrganization")?.Text(),
        Thumbprint = place.Member("thumbprint").Text(),
        NotBefore = place.Member("notBefore").Time(),
        NotAfter = place.Member("notAfter").Time(),
        DnsNames = place.All("dnsNames", p => p.Text()),
        KeyAlgorithm = place.Find("keyAlgorithm")?.Text(),
        KeySize = place.Find("keySize")?.Int(),
        SignatureAlgorithm = place.Find("signatureAlgorithm")?.Text(),
        SerialNumber = place.Find("serialNumber")?.Text(),
        CrlUrls = place.All("crlUrls", p => p.Url()),
        OcspUrls = place.All("ocspUrls", p => p.Url()),
    };
}
