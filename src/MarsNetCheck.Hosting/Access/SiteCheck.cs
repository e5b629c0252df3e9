using Microsoft.AspNetCore.Http;

namespace MarsNetCheck.Hosting.Access;

/// <summary>
/// Whether a request comes from a page of this service, or from no page at all. Browsers say so in <c>Origin</c> (RFC 6454) and <c>Sec-Fetch-Site</c>
/// (W3C Fetch Metadata); other programs send neither. Another site may only lead to what shows something, by a link.
/// </summary>
internal static class SiteCheck
{
    private static readonly string[] _own = ["same-origin", "none"];

    /// <summary>True if the request may be answered.</summary>
    public static bool Allows(HttpRequest request, RouteAccess route)
    {
        if (request.Headers.Origin.Count > 0 && !IsOwn(request.Headers.Origin.ToString(), request.Host))
            return false;
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count == 0 || _own.Contains(site.ToString(), StringComparer.Ordinal))
            return true;
        return IsLink(request) && !route.Acts;
    }

    // The scheme is left out: what speaks TLS before the service is not seen from here. A browser never has a page of another scheme at this very port.
    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var url) && string.Equals(url.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsLink(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && string.Equals(request.Headers["Sec-Fetch-Mode"], "navigate", StringComparison.Ordinal)
        && string.Equals(request.Headers["Sec-Fetch-Dest"], "document", StringComparison.Ordinal);
}
