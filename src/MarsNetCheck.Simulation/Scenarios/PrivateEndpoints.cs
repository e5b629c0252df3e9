using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Names;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>Names that lead to private endpoints, with the alias that tells so.</summary>
internal static class PrivateEndpoints
{
    /// <summary>Private endpoints for the hosts of a scope.</summary>
    public static DnsFault Fault(FaultScope scope) => new() { Scope = scope, Answer = static (site, _) => Answer(site!) };

    private static ZoneAnswer Answer(Site site) => new()
    {
        Aliases = [PrivateName(site.Host)],
        Addresses = site.PrivateAddress is { } address ? [address] : site.Addresses,
    };

    // account.blob.core.windows.net becomes account.privatelink.blob.core.windows.net.
    private static string PrivateName(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return $"{host[..dot]}.privatelink{host[dot..]}";
    }
}
