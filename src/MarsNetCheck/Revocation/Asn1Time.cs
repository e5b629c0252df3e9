using System.Formats.Asn1;

namespace MarsNetCheck.Revocation;

/// <summary>Reads a time, which is a UTCTime up to 2049 and a GeneralizedTime after it (RFC 5280 section 5.1.2.4).</summary>
internal static class Asn1Time
{
    private static readonly Asn1Tag _short = Asn1Tag.UtcTime;

    /// <summary>The time that comes next.</summary>
    /// <exception cref="AsnContentException">What comes next is no time.</exception>
    public static DateTimeOffset Read(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(_short) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    /// <summary>The time that comes next; null if something else does.</summary>
    public static DateTimeOffset? ReadIfAny(AsnReader reader) =>
        reader.HasData && (reader.PeekTag().HasSameClassAndValue(_short) || reader.PeekTag().HasSameClassAndValue(Asn1Tag.GeneralizedTime)) ? Read(reader) : null;
}
