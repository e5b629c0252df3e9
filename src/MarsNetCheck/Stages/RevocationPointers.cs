using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MarsNetCheck.Stages;

/// <summary>Reads where a certificate says that its revocation is told. An extension that cannot be read names nothing.</summary>
internal static class RevocationPointers
{
    private const int MaxUrls = 4;
    private const int LongestUrl = 1024;
    private const string DistributionPoints = "2.5.29.31";
    private const string AuthorityInformation = "1.3.6.1.5.5.7.1.1";
    private const string OcspMethod = "1.3.6.1.5.5.7.48.1";

    private static readonly Asn1Tag _uri = new(TagClass.ContextSpecific, 6);
    private static readonly Asn1Tag _first = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>The addresses of its issuer's revocation list, http only.</summary>
    public static ImmutableArray<Uri> Crl(X509Certificate2 certificate) => Read(certificate, DistributionPoints, ReadPoints);

    /// <summary>The addresses of OCSP responders, http only.</summary>
    public static ImmutableArray<Uri> Ocsp(X509Certificate2 certificate) => Read(certificate, AuthorityInformation, ReadDescriptions);

    private static ImmutableArray<Uri> Read(X509Certificate2 certificate, string oid, Func<AsnReader, IEnumerable<string>> read)
    {
        if (certificate.Extensions.FirstOrDefault(e => string.Equals(e.Oid?.Value, oid, StringComparison.Ordinal)) is not { } extension)
            return [];
        try
        {
            return [.. read(new AsnReader(extension.RawData, AsnEncodingRules.DER)).Select(Usable).OfType<Uri>().Distinct().Take(MaxUrls)];
        }
        catch (Exception error) when (error is AsnContentException or UriFormatException)
        {
            return [];
        }
    }

    // DistributionPoint: only full names, of all reasons, signed by the issuer itself.
    private static IEnumerable<string> ReadPoints(AsnReader extension)
    {
        for (var points = extension.ReadSequence(); points.HasData;)
        {
            var point = points.ReadSequence();
            if (!point.HasData || !point.PeekTag().HasSameClassAndValue(_first))
                continue;
            var name = point.ReadSequence(_first);
            if (point.HasData || !name.HasData || !name.PeekTag().HasSameClassAndValue(_first))
                continue;
            for (var names = name.ReadSequence(_first); names.HasData;)
            {
                if (Location(names) is { } url)
                    yield return url;
            }
        }
    }

    private static IEnumerable<string> ReadDescriptions(AsnReader extension)
    {
        for (var descriptions = extension.ReadSequence(); descriptions.HasData;)
        {
            var description = descriptions.ReadSequence();
            var method = description.ReadObjectIdentifier();
            if (Location(description) is { } url && string.Equals(method, OcspMethod, StringComparison.Ordinal))
                yield return url;
        }
    }

    // GeneralName: the choice that holds a URI; null for any other.
    private static string? Location(AsnReader names)
    {
        if (names.PeekTag().HasSameClassAndValue(_uri))
            return names.ReadCharacterString(UniversalTagNumber.IA5String, _uri);
        names.ReadEncodedValue();
        return null;
    }

    /// <summary>LDAP is a matter of domains, https would need what it is to prove, and nobody's password is sent.</summary>
    private static Uri? Usable(string text) =>
        text.Length <= LongestUrl && Ascii.IsValid(text) && Uri.TryCreate(text, UriKind.Absolute, out var url) && IsPlain(url) ? new Uri(url.AbsoluteUri) : null;

    private static bool IsPlain(Uri url) =>
        string.Equals(url.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) && url.UserInfo.Length == 0 && url.IdnHost.Length > 0;
}
