using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Principal;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>Reads what this machine says of itself.</summary>
internal static class MachineDescription
{
    private const int DnsPort = 53;

    /// <summary>The machine's name, account, addresses and DNS servers.</summary>
    public static MachineFact Read()
    {
        var interfaces = UpInterfaces();
        var configuration = OperatingSystem.IsWindows() ? null : ResolvConf.Read("/etc/resolv.conf");
        var isSystem = OperatingSystem.IsWindows() && IsLocalSystem();
        return new MachineFact
        {
            Host = Environment.MachineName,
            OperatingSystem = RuntimeInformation.OSDescription,
            Account = Account(),
            IsSystem = isSystem,
            IdentityGap = OperatingSystem.IsWindows() ? GapTo(isSystem) : [],
            Resolvers = Resolvers(interfaces, configuration),
            SearchDomains = SearchDomains(interfaces, configuration),
            Addresses = [.. interfaces.SelectMany(UnicastAddresses).Where(IsOutward).Distinct()],
            Interfaces = [.. interfaces.Select(Describe)],
        };
    }

    // The rest that is observed belongs to the machine: its names, its routes, and the roots of its own store. Elsewhere than on Windows MARS does not run.
    private static ImmutableArray<string> GapTo(bool isSystem) => isSystem
        ? []
        : ["connections were made as this account; a firewall that has rules for accounts may treat SYSTEM otherwise", "a proxy that tells accounts apart may answer SYSTEM otherwise"];

    private static string Account() => OperatingSystem.IsWindows()
        ? $@"{Environment.UserDomainName}\{Environment.UserName}"
        : Environment.UserName;

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static bool IsLocalSystem()
    {
        using var identity = WindowsIdentity.GetCurrent();
        return identity.IsSystem;
    }

    private static ImmutableArray<NetworkInterface> UpInterfaces()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces()
                .Where(i => i.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown && i.NetworkInterfaceType != NetworkInterfaceType.Loopback)];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }

    private static InterfaceFact Describe(NetworkInterface nic)
    {
        var properties = PropertiesOf(nic);
        return new InterfaceFact
        {
            Name = nic.Name,
            Addresses = [.. properties?.UnicastAddresses.Select(a => new InterfaceAddress(a.Address, PrefixOf(a))) ?? []],
            Gateways = [.. properties?.GatewayAddresses.Select(g => g.Address).Where(a => !a.Equals(IPAddress.Any) && !a.Equals(IPAddress.IPv6Any)).Distinct() ?? []],
        };
    }

    private static int? PrefixOf(UnicastIPAddressInformation address)
    {
        try
        {
            return address.PrefixLength;
        }
        catch (PlatformNotSupportedException)
        {
            return null;
        }
    }

    private static IEnumerable<IPAddress> UnicastAddresses(NetworkInterface nic) =>
        PropertiesOf(nic)?.UnicastAddresses.Select(a => a.Address) ?? [];

    /// <summary>What an interface says of itself; null if it went away meanwhile.</summary>
    private static IPInterfaceProperties? PropertiesOf(NetworkInterface nic)
    {
        try
        {
            return nic.GetIPProperties();
        }
        catch (NetworkInformationException)
        {
            return null;
        }
    }

    private static bool IsOutward(IPAddress address) =>
        !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal && !address.IsIPv6Multicast
        && !(address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, ..]);

    /// <summary>On Windows the primary suffix, then that of each adapter; the policy's search list is not read.</summary>
    private static ImmutableArray<string> SearchDomains(ImmutableArray<NetworkInterface> interfaces, ResolvConf? configuration)
    {
        if (configuration is not null)
            return configuration.SearchDomains;
        var suffixes = interfaces.Select(i => PropertiesOf(i)?.DnsSuffix).Prepend(IPGlobalProperties.GetIPGlobalProperties().DomainName);
        return [.. suffixes.OfType<string>().Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static ImmutableArray<IPEndPoint> Resolvers(ImmutableArray<NetworkInterface> interfaces, ResolvConf? configuration)
    {
        var servers = configuration?.Servers.AsEnumerable()
            ?? interfaces.SelectMany(i => PropertiesOf(i)?.DnsAddresses.AsEnumerable() ?? []);
        return [.. servers.Where(a => !a.IsIPv6SiteLocal).Distinct().Take(3).Select(a => new IPEndPoint(a, DnsPort))];
    }
}
