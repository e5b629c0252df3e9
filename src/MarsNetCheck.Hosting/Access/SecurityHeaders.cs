using Microsoft.AspNetCore.Http;

namespace MarsNetCheck.Hosting.Access;

/// <summary>
/// What every answer tells a browser: run nothing but this service's own scripts, show it in no frame, guess no type, keep no copy, tell no other site.
/// There is no <c>Strict-Transport-Security</c>: the service goes by a machine's name, at which other programs may speak plain HTTP.
/// </summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Puts them on an answer. A route may say another <c>Cache-Control</c> afterwards.</summary>
    public static void Put(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        
        // With no-referrer a browser would send a form of the dashboard with "Origin: null", as from nowhere.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.CacheControl = "no-store";
    }
}
