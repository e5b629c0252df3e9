using System.Globalization;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>What DNS servers say of their answers themselves (RFC 8914 section 4). Nothing is a better witness of a filter than the filter.</summary>
internal static class ServersWords
{
    private const int ForgedAnswer = 4;
    private const int Blocked = 15;
    private const int Censored = 16;
    private const int Filtered = 17;

    /// <summary>True if a server says that its policy, not the name, is the reason.</summary>
    public static bool IsFilters(IEnumerable<DnsLookupFact> lookups) => Errors(lookups).Any(e => e.Code is ForgedAnswer or Blocked or Censored or Filtered);

    /// <summary>What the servers say, each once; null if nothing.</summary>
    public static string? Quote(IEnumerable<DnsLookupFact> lookups)
    {
        var said = Errors(lookups).Select(Quote).Distinct(StringComparer.Ordinal).ToList();
        return said.Count == 0 ? null : string.Join("; ", said);
    }

    private static IEnumerable<ExtendedDnsError> Errors(IEnumerable<DnsLookupFact> lookups) => lookups.SelectMany(l => l.ExtendedErrors);

    private static string Quote(ExtendedDnsError error)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"{NameOf(error.Code)} ({error.Code})");
        return error.Text is { } text ? $"{code}, \"{text}\"" : code;
    }

    // The registry's names: IANA, "Extended DNS Error Codes".
    private static string NameOf(int code) => code switch
    {
        0 => "Other Error",
        1 => "Unsupported DNSKEY Algorithm",
        2 => "Unsupported DS Digest Type",
        3 => "Stale Answer",
        ForgedAnswer => "Forged Answer",
        5 => "DNSSEC Indeterminate",
        6 => "DNSSEC Bogus",
        7 => "Signature Expired",
        8 => "Signature Not Yet Valid",
        9 => "DNSKEY Missing",
        10 => "RRSIGs Missing",
        11 => "No Zone Key Bit Set",
        12 => "NSEC Missing",
        13 => "Cached Error",
        14 => "Not Ready",
        Blocked => "Blocked",
        Censored => "Censored",
        Filtered => "Filtered",
        18 => "Prohibited",
        19 => "Stale NXDOMAIN Answer",
        20 => "Not Authoritative",
        21 => "Not Supported",
        22 => "No Reachable Authority",
        23 => "Network Error",
        24 => "Invalid Data",
        _ => "Error",
    };
}
