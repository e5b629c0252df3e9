using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>The machine that probed, in a report.</summary>
internal static class MachineJson
{
    public static void Write(Utf8JsonWriter json, MachineFact machine)
    {
        json.Text("host", machine.Host);
        json.Text("os", machine.OperatingSystem);
        json.Text("account", machine.Account);
        json.Flag("isSystem", machine.IsSystem);
        json.Texts("identityGap", machine.IdentityGap);
        json.EndPoints("resolvers", machine.Resolvers);
        json.Texts("searchDomains", machine.SearchDomains);
        json.Addresses("addresses", machine.Addresses);
    }

    public static MachineFact Read(JsonPlace place) => new()
    {
        Host = place.Member("host").Text(),
        OperatingSystem = place.Member("os").Text(),
        Account = place.Member("account").Text(),
        IsSystem = place.Find("isSystem")?.Flag() ?? false,
        IdentityGap = place.All("identityGap", p => p.Text()),
        Resolvers = place.All("resolvers", p => p.EndPoint()),
        SearchDomains = place.All("searchDomains", p => p.Text()),
        Addresses = place.All("addresses", p => p.Address()),
    };
}
