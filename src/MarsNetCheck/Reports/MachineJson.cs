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
        json.Objects("interfaces", machine.Interfaces, WriteInterface);
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
        Interfaces = place.All("interfaces", ReadInterface),
    };

    private static void WriteInterface(Utf8JsonWriter json, InterfaceFact fact)
    {
        json.Text("name", fact.Name);
        json.Objects("addresses", fact.Addresses, WriteAddress);
        json.Addresses("gateways", fact.Gateways);
    }

    private static InterfaceFact ReadInterface(JsonPlace place) => new()
    {
        Name = place.Member("name").Text(),
        Addresses = place.All("addresses", p => new InterfaceAddress(p.Member("address").Address(), p.Find("prefixLength")?.Int())),
        Gateways = place.All("gateways", p => p.Address()),
    };

    private static void WriteAddress(Utf8JsonWriter json, InterfaceAddress address)
    {
        json.Address("address", address.Address);
        json.Number("prefixLength", address.PrefixLength);
    }
}
