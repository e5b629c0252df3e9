using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Hosting.Access;

/// <summary>What <c>/probe</c> may be asked for: what the service checks anyway, and the hosts that the settings allow. Never an address: a name can be looked up, allowed, and found again in a report.</summary>
/// <param name="catalog">What the service checks.</param>
/// <param name="settings">What is allowed besides.</param>
internal sealed class ProbeTargets(SelectedCatalog catalog, ProbeSettings settings)
{
    /// <summary>What may be asked for, one sentence.</summary>
    public const string Allowed = "Name an endpoint's id, host or URL as the catalog has them, or a host that MarsNetCheck:Probe:Allow names.";

    private const int MaxLength = 512;
    private const int UsualPort = 443;

    private readonly ImmutableArray<HostRule> _rules = [.. settings.Allow.Select(HostRule.Parse)];

    /// <summary>The endpoint that is meant; null if it may not be asked for.</summary>
    public Endpoint? Find(string text)
    {
        var target = text.Trim();
        if (target.Length is 0 or > MaxLength)
            return null;
        return InCatalog(target) ?? InRules(target);
    }

    private Endpoint? InCatalog(string target)
    {
        var endpoints = catalog.Endpoints.Concat(catalog.LeftOut).ToList();
        return endpoints.FirstOrDefault(e => string.Equals(e.Id, target, StringComparison.Ordinal))
            ?? endpoints.FirstOrDefault(e => string.Equals(e.Host, target, StringComparison.OrdinalIgnoreCase))
            ?? endpoints.FirstOrDefault(e => Uri.TryCreate(target, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && e.Url == url);
    }

    private Endpoint? InRules(string target)
    {
        var text = target.Contains("://", StringComparison.Ordinal) ? target : $"https://{target}/";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url is not { Scheme: "https", PathAndQuery: "/", UserInfo: "", Fragment: "", HostNameType: UriHostNameType.Dns })
            return null;
        var host = url.IdnHost.TrimEnd('.');

        // Other scripts' digits and dots make an address of what was none.
        if (IPAddress.TryParse(host, out _))
            return null;
        return _rules.Any(r => r.Allows(host, url.Port)) ? catalog.Named(host, url.Port) : null;
    }

    private sealed record HostRule(string Host, bool IsEnding, int Port)
    {
        public static HostRule Parse(string text)
        {
            var parts = text.Trim().ToLowerInvariant().Split(':', 2);
            var port = parts.Length > 1 && int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out var given) ? given : UsualPort;
            return parts[0].StartsWith("*.", StringComparison.Ordinal) ? new HostRule(parts[0][1..], IsEnding: true, port) : new HostRule(parts[0], IsEnding: false, port);
        }

        public bool Allows(string host, int port) =>
            port == Port && (IsEnding ? host.Length > Host.Length && host.EndsWith(Host, StringComparison.OrdinalIgnoreCase) : string.Equals(host, Host, StringComparison.OrdinalIgnoreCase));
    }
}
