using MarsNetCheck.Simulation.Faults;
using MarsNetCheck.Simulation.Names;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Scenarios;

/// <summary>Names that lead to private endpoints, with the alias that tells so.</summary>
internal static class PrivateEndpoints
{
    /// <summary>Private endpoints for the hosts of a scope.</summary>
    public static DnsFault Fault(FaultScope scope) =>
        new() { Scope = scope, Answer = static (site, _) => Linked(site!) with { Addresses = [site!.PrivateAddress!] } };

    /// <summary>Private endpoints whose zone is not linked to the network: the alias leads to a name that does not exist here.</summary>
    public static DnsFault Unlinked(FaultScope scope) =>
        new() { Scope = scope, Answer = static (site, _) => Linked(site!) with { ResponseCode = ZoneAnswer.NameError.ResponseCode } };

    /// <summary>Private and public addresses in one answer.</summary>
    public static DnsFault Mixed(FaultScope scope) =>
        new() { Scope = scope, Answer = static (site, genuine) => Linked(site!) with { Addresses = [site!.PrivateAddress!, .. genuine.Addresses] } };

    private static ZoneAnswer Linked(Site site) => new() { Aliases = [PrivateName(site.Host)] };

    // account.blob.core.windows.net becomes account.privatelink.blob.core.windows.net.
    private static string PrivateName(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return $"{host[..dot]}.privatelink{host[dot..]}";
    }
}
