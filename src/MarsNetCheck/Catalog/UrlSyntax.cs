namespace MarsNetCheck.Catalog;

/// <summary>Checks the address of an endpoint, which may have <c>{geo}</c> in its host.</summary>
internal static class UrlSyntax
{
    public static Fault? Check(string text)
    {
        var filled = EndpointTemplate.Fill(text, "geo");
        if (filled.Contains('*', StringComparison.Ordinal))
            return new Fault($"{Shown(text)} is a wildcard, which cannot be requested", "write one real host");

        if (filled.IndexOfAny(['{', '}']) >= 0)
            return new Fault($"{Shown(text)} has an unknown place holder", "write {geo}, the only one there is");

        return Uri.TryCreate(filled, UriKind.Absolute, out var url) ? CheckParts(text, url) : NoAddress(text);
    }

    private static Fault? CheckParts(string text, Uri url)
    {
        if (!IsHttp(url) || url.HostNameType != UriHostNameType.Dns)
            return NoAddress(text);

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
            return new Fault($"{Shown(text)} has a user or a fragment", "write scheme, host, port and path only");

        return GeoOutsideHost(text, url) ? new Fault($"{Shown(text)} has {{geo}} outside the host", "write {geo} as a part of the host only") : null;
    }

    private static bool IsHttp(Uri url) =>
        string.Equals(url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) || string.Equals(url.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal);

    private static bool GeoOutsideHost(string text, Uri url)
    {
        var afterScheme = text[(url.Scheme.Length + 3)..];
        var path = afterScheme.IndexOfAny(['/', '?']);
        return path >= 0 && afterScheme.AsSpan(path).Contains("{geo}", StringComparison.Ordinal);
    }

    // Whatever stands before an @ may be a password, and a message is no place for one.
    private static string Shown(string text)
    {
        var at = text.LastIndexOf('@');
        return Quoted.Text(at < 0 ? text : string.Concat("…", text.AsSpan(at)));
    }

    private static Fault NoAddress(string text) =>
        new($"{Shown(text)} is not an http or https address with a host name", "write it like https://login.microsoftonline.com/");
}
