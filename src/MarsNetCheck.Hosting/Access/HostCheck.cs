using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Hosting.Settings;
using Microsoft.AspNetCore.Http;

namespace MarsNetCheck.Hosting.Access;

/// <summary>
/// Whether a request names this service. A page of another site can have its own name resolve to this machine (DNS rebinding) and then reads
/// what it likes, but its requests still carry that name: only <c>localhost</c>, addresses and names that were configured are answered.
/// </summary>
internal sealed class HostCheck
{
    private readonly ImmutableArray<HostString> _names;

    /// <summary>Creates it.</summary>
    public HostCheck(AccessSettings settings) =>
        _names = [.. settings.Hosts.Select(h => new HostString(h.Trim())), .. settings.Listen.Select(NameOf).OfType<HostString>()];

    /// <summary>True if the request may be answered.</summary>
    public bool Allows(HttpContext context)
    {
        var host = context.Request.Host;
        if (!host.HasValue)
            return IsWithoutHosts(context.Request);
        if (string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase) || IsConfigured(host))
            return true;
        return IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IsOurs(address, context.Connection.LocalIpAddress);
    }

    // Only HTTP/1.0 knows no such header. No browser speaks it; the probes of load balancers do.
    private static bool IsWithoutHosts(HttpRequest request) => HttpProtocol.IsHttp10(request.Protocol) && request.Headers.Host.Count == 0;

    private bool IsConfigured(HostString host)
    {
        foreach (var name in _names)
        {
            if (string.Equals(name.Host, host.Host, StringComparison.OrdinalIgnoreCase) && (name.Port is null || name.Port == host.Port))
                return true;
        }
        return false;
    }

    // No page has an address for a name unless it was loaded from there.
    private static bool IsOurs(IPAddress address, IPAddress? local) =>
        IPAddress.IsLoopback(address) || (local is not null && Plain(address).Equals(Plain(local)));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static HostString? NameOf(string listen) =>
        Uri.TryCreate(listen, UriKind.Absolute, out var url) && url.HostNameType == UriHostNameType.Dns ? new HostString(url.IdnHost) : null;
}
