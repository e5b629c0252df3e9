using System.Globalization;

namespace MarsNetCheck.Catalog;

/// <summary>Checks single values of the catalog file: each method returns what is wrong, or null.</summary>
internal static class CatalogSyntax
{
    public static Fault? Id(string text) =>
        text.All(IsIdLetter) && text[0] != '-' && text[^1] != '-'
            ? null
            : new Fault($"{Quoted.Text(text)} is not an id", "write lower-case letters, digits and hyphens");

    public static Fault? RegionName(string text) =>
        text.All(char.IsAsciiLetterOrDigit) && !text.Any(char.IsAsciiLetterUpper)
            ? null
            : new Fault($"{Quoted.Text(text)} is not a region name", "write lower-case letters and digits, for example westeurope");

    // No hyphen: the code is added to an endpoint's id with one, and must be told from it again.
    public static Fault? Geo(string text) =>
        text.All(char.IsAsciiLetterOrDigit) && !text.Any(char.IsAsciiLetterUpper)
            ? null
            : new Fault($"{Quoted.Text(text)} is not a geo code", "write lower-case letters and digits, for example we");

    public static Fault? Date(string text) =>
        IsDate(text.Split('-'))
            ? null
            : new Fault($"{Quoted.Text(text)} is not a date", "write yyyy-MM-dd, yyyy-MM or yyyy");

    public static Fault? Thumbprint(string text)
    {
        if (text.Length == 40 && text.All(char.IsAsciiHexDigit) && !text.Any(char.IsAsciiLetterLower))
            return null;

        var bare = string.Concat(text.Where(char.IsAsciiHexDigit)).ToUpperInvariant();
        var mend = bare.Length == 40 ? $"write {bare}" : "write the SHA-1 of the certificate: 40 upper-case hexadecimal digits";
        return new Fault($"{Quoted.Text(text)} is not a thumbprint", mend);
    }

    public static Fault? HeaderName(string text) =>
        text.Length > 0 && text.All(IsTokenLetter)
            ? null
            : new Fault($"{Quoted.Text(text)} is not a header name", "write a token of RFC 9110, for example Server");

    public static Fault? HeaderValue(string text) =>
        text.All(letter => letter is >= ' ' and <= '~')
            ? null
            : new Fault($"{Quoted.Text(text)} is not a header value", "write printable ASCII");

    /// <summary>A documented pattern: a host, a wildcard, or either with scheme and path.</summary>
    public static Fault? Pattern(string text)
    {
        var host = EndpointTemplate.Fill(HostPattern.Parse(text).Ending, "geo").TrimStart('.');
        return Uri.CheckHostName(host) == UriHostNameType.Dns && host.Contains('.', StringComparison.Ordinal)
            ? null
            : new Fault($"{Quoted.Text(text)} is neither a host nor a wildcard", "write it like www.msftncsi.com or *.windows.net");
    }

    public static Fault? Suffix(string text) =>
        text.Length > 1 && text[0] == '.' && Uri.CheckHostName(text[1..]) == UriHostNameType.Dns && !text.Any(char.IsAsciiLetterUpper)
            ? null
            : new Fault($"{Quoted.Text(text)} is not the ending of a host name", "write it with the leading dot, like .blob.core.windows.net");

    // By hand: the platform's date parser loads its culture data first, which takes longer than reading the whole catalog.
    private static bool IsDate(string[] parts)
    {
        if (parts.Length > 3 || parts[0].Length != 4 || parts.Skip(1).Any(part => part.Length != 2) || !parts.All(part => part.All(char.IsAsciiDigit)))
            return false;

        int[] numbers = [.. parts.Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture)), 1, 1];
        return numbers[0] >= 1 && numbers[1] is >= 1 and <= 12 && numbers[2] >= 1 && numbers[2] <= DateTime.DaysInMonth(numbers[0], numbers[1]);
    }

    private static bool IsIdLetter(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';

    private static bool IsTokenLetter(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal);
}
