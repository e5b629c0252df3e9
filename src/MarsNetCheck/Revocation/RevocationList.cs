using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Revocation;

/// <summary>
/// A certificate revocation list (RFC 5280 section 5). Only its head is read; its entries are searched for the serial numbers that
/// are asked for, so that a list of a hundred thousand entries costs no memory.
/// </summary>
internal sealed class RevocationList
{
    private const string ReasonCode = "2.5.29.21";
    private const string DeltaIndicator = "2.5.29.27";
    private const string IssuingPoint = "2.5.29.28";
    private const byte IntegerTag = 0x02;
    private const int ShortLength = 0x80;

    private static readonly Asn1Tag _extensions = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag _onlyUsers = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag _onlyAuthorities = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag _indirect = new(TagClass.ContextSpecific, 4);
    private static readonly Asn1Tag _onlyAttributes = new(TagClass.ContextSpecific, 5);

    private readonly RevocationReading _head;
    private readonly ReadOnlyMemory<byte> _entries;
    private readonly Asn1Tag? _scope;

    private RevocationList(RevocationReading head, ReadOnlyMemory<byte> entries = default, Asn1Tag? scope = null)
    {
        _head = head;
        _entries = entries;
        _scope = scope;
    }

    /// <summary>Reads a list that the issuer of a certificate is to have signed. Whatever is wrong with it is in what it says.</summary>
    public static RevocationList Read(ReadOnlyMemory<byte> document, CheckedCertificate certificate)
    {
        try
        {
            var outer = new AsnReader(document, AsnEncodingRules.DER);
            return Read(SignedStructure.Read(outer.ReadSequence()), certificate);
        }
        catch (AsnContentException)
        {
            return new RevocationList(RevocationReading.Of(RevocationProblem.Unreadable));
        }
    }

    /// <summary>What the list says of a certificate of its issuer.</summary>
    public RevocationReading StatusOf(CheckedCertificate certificate)
    {
        if (_head.Problem is not null)
            return _head;
        if (_scope is { } scope && scope != (certificate.IsAuthority ? _onlyAuthorities : _onlyUsers))
            return _head with { Problem = RevocationProblem.Foreign };
        try
        {
            return Find(certificate.Serial.Span);
        }
        catch (AsnContentException)
        {
            return RevocationReading.Of(RevocationProblem.Unreadable);
        }
    }

    private static RevocationList Read(SignedStructure signed, CheckedCertificate certificate)
    {
        var body = new AsnReader(signed.Body, AsnEncodingRules.DER).ReadSequence();
        if (body.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
            body.ReadEncodedValue();
        body.ReadEncodedValue();
        var issuer = body.ReadEncodedValue();
        var head = new RevocationReading { ThisUpdate = Asn1Time.Read(body), NextUpdate = Asn1Time.ReadIfAny(body) };
        var entries = body.HasData && body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? Contents(body.ReadEncodedValue()) : default;
        if (!issuer.Span.SequenceEqual(certificate.IssuerName.Span) || !IsWhole(body, out var scope))
            return new RevocationList(head with { Problem = RevocationProblem.Foreign });
        using var signer = X509CertificateLoader.LoadCertificate(certificate.Issuer.Span);
        var verified = SignatureCheck.Verify(signed, signer);
        return new RevocationList(head with { Verified = verified, Problem = verified == false ? RevocationProblem.BadSignature : null }, entries, scope);
    }

    private static ReadOnlyMemory<byte> Contents(ReadOnlyMemory<byte> sequence)
    {
        AsnDecoder.ReadSequence(sequence.Span, AsnEncodingRules.DER, out var offset, out var length, out _);
        return sequence.Slice(offset, length);
    }

    /// <summary>False for a list of changes only, and for one that has other issuers' certificates in it. A list may be of one kind of certificates: its scope.</summary>
    private static bool IsWhole(AsnReader body, out Asn1Tag? scope)
    {
        scope = null;
        if (!body.HasData || !body.PeekTag().HasSameClassAndValue(_extensions))
            return true;
        for (var extensions = body.ReadSequence(_extensions).ReadSequence(); extensions.HasData;)
        {
            var (oid, value) = Extension.Read(extensions);
            if (string.Equals(oid, DeltaIndicator, StringComparison.Ordinal))
                return false;
            if (string.Equals(oid, IssuingPoint, StringComparison.Ordinal))
                scope = ScopeOf(value);
        }
        return scope != _indirect;
    }

    /// <summary>The flag that an issuing distribution point sets (RFC 5280 section 5.2.5: at most one of those of the kinds); that of indirect lists before others.</summary>
    private static Asn1Tag? ScopeOf(ReadOnlyMemory<byte> issuingPoint)
    {
        Asn1Tag? scope = null;
        for (var parts = new AsnReader(issuingPoint, AsnEncodingRules.DER).ReadSequence(); parts.HasData;)
        {
            var tag = parts.PeekTag();
            if (tag != _onlyUsers && tag != _onlyAuthorities && tag != _indirect && tag != _onlyAttributes)
                parts.ReadEncodedValue();
            else if (parts.ReadBoolean(tag) && scope != _indirect)
                scope = tag;
        }
        return scope;
    }

    private RevocationReading Find(ReadOnlySpan<byte> serial)
    {
        if (serial.Length is 0 or >= ShortLength || _entries.Span.IndexOf([IntegerTag, (byte)serial.Length, .. serial]) < 0)
            return _head with { Status = RevocationStatus.Good };
        for (var rest = _entries; !rest.IsEmpty;)
        {
            AsnDecoder.ReadEncodedValue(rest.Span, AsnEncodingRules.DER, out _, out _, out var length);
            var entry = new AsnReader(rest[..length], AsnEncodingRules.DER).ReadSequence();
            if (entry.ReadIntegerBytes().Span.SequenceEqual(serial))
                return _head with { Status = RevocationStatus.Revoked, RevokedAt = Asn1Time.Read(entry), Reason = ReasonOf(entry) };
            rest = rest[length..];
        }
        return _head with { Status = RevocationStatus.Good };
    }

    private static string? ReasonOf(AsnReader entry)
    {
        if (!entry.HasData)
            return null;
        for (var extensions = entry.ReadSequence(); extensions.HasData;)
        {
            var (oid, value) = Extension.Read(extensions);
            if (string.Equals(oid, ReasonCode, StringComparison.Ordinal))
                return RevocationReasons.Of(new AsnReader(value, AsnEncodingRules.DER).ReadEnumeratedBytes().Span);
        }
        return null;
    }
}
