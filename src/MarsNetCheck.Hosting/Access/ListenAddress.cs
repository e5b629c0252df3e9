using System.Net;
using MarsNetCheck.Hosting.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MarsNetCheck.Hosting.Access;

/// <summary>One address that the service listens on.</summary>
/// <param name="Host">An address, or null for <c>localhost</c>, which is both of loopback.</param>
/// <param name="Port">The port; 0 lets the system choose one.</param>
/// <param name="IsTls">True for HTTPS.</param>
internal sealed record ListenAddress(IPAddress? Host, int Port, bool IsTls)
{
    /// <summary>Reads <c>http://127.0.0.1:9393</c> and its like: an address, <c>localhost</c>, or <c>*</c> for all addresses.</summary>
    /// <returns>The address; null if the text is none.</returns>
    public static ListenAddress? Find(string text)
    {
        var named = text.Replace("://*", "://[::]", StringComparison.Ordinal).Replace("://+", "://[::]", StringComparison.Ordinal);
        if (!Uri.TryCreate(named, UriKind.Absolute, out var url) || url is not { Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "", Fragment: "" })
            return null;
        var tls = string.Equals(url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);
        if (string.Equals(url.Host, "localhost", StringComparison.OrdinalIgnoreCase))
            return new ListenAddress(null, url.Port, tls);
        return IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) ? new ListenAddress(address, url.Port, tls) : null;
    }

    /// <summary>What is wrong with a text, and the mend; null if a server can listen there.</summary>
    public static string? ProblemOf(string text) => Find(text) switch
    {
        null => $"'{text}' is no address to listen on; write http:// or https:// with an address and a port, for example {AccessSettings.DefaultListen}",
        { Host: null, Port: 0 } => $"'{text}' leaves the port to the system, which may choose two for the two addresses of localhost; write 127.0.0.1 or [::1] in its place, or a port",
        _ => null,
    };

    /// <summary>True if only programs of this machine can come here.</summary>
    public bool IsLoopback => Host is null || IPAddress.IsLoopback(Host);

    /// <summary>Has a server listen here.</summary>
    public void Open(KestrelServerOptions server, Action<ListenOptions> configure)
    {
        if (Host is null)
            server.ListenLocalhost(Port, configure);
        else if (Host.Equals(IPAddress.IPv6Any))
            server.ListenAnyIP(Port, configure);
        else
            server.Listen(Host, Port, configure);
    }
}
