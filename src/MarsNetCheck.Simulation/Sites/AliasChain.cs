using System.Collections.Immutable;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Simulation.Sites;

/// <summary>The aliases that stand before the addresses of such hosts, as they are seen in the world.</summary>
internal static class AliasChain
{
    /// <summary>The chain for a host. Sign-in names really have <c>privatelink</c> in it, with public addresses.</summary>
    public static ImmutableArray<string> Of(EndpointGroup group, string host)
    {
        var label = host.Split('.')[0];
        return group switch
        {
            EndpointGroup.Auth => ["login.mso.msidentity.com", "ak.privatelink.msidentity.com", "www.tm.a.prd.aadg.trafficmanager.net"],
            EndpointGroup.Control => [$"{label}-s2j8q.ext.trafficmanager.net", $"{label}-01.westeurope.cloudapp.azure.com"],
            EndpointGroup.Data => ["blob.ams20prdstr01a.store.core.windows.net"],
            EndpointGroup.Connectivity => ["ncsi-geo.trafficmanager.net"],
            EndpointGroup.Pki => [$"{label}.wpc.phicdn.net"],
            _ => [$"{label}.dscb.akamaiedge.net"],
        };
    }
}
