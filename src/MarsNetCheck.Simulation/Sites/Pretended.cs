using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Simulation.Sites;

/// <summary>The fixed addresses and names of the simulated company.</summary>
internal static class Pretended
{
    /// <summary>The name of the proxy.</summary>
    public const string ProxyHost = "proxy.contoso.test";

    /// <summary>The name that the operating system asks to see whether DNS works.</summary>
    public const string DnsProbeHost = "dns.msftncsi.com";

    /// <summary>The machine's address.</summary>
    public static IPAddress Machine { get; } = IPAddress.Parse("10.77.0.17");

    /// <summary>The machine's IPv6 address, from the range for documentation (RFC 3849).</summary>
    public static IPAddress MachineV6 { get; } = IPAddress.Parse("2001:db8:77::17");

    /// <summary>The company's firewall, which is also its gateway.</summary>
    public static IPAddress Firewall { get; } = IPAddress.Parse("10.77.0.1");

    /// <summary>The same on IPv6.</summary>
    public static IPAddress FirewallV6 { get; } = IPAddress.Parse("2001:db8:77::1");

    /// <summary>The first DNS server.</summary>
    public static IPEndPoint Resolver { get; } = new(IPAddress.Parse("10.77.0.53"), WellKnownPort.Dns);

    /// <summary>The second DNS server.</summary>
    public static IPEndPoint SecondResolver { get; } = new(IPAddress.Parse("10.77.0.54"), WellKnownPort.Dns);

    /// <summary>The proxy.</summary>
    public static IPAddress Proxy { get; } = IPAddress.Parse("10.77.0.80");

    /// <summary>Where private endpoints live: the first address of their subnet.</summary>
    public static IPAddress PrivateEndpoints { get; } = IPAddress.Parse("10.77.4.10");

    /// <summary>The page to which Cisco Umbrella leads names of blocked categories.</summary>
    public static IPAddress UmbrellaBlockPage { get; } = IPAddress.Parse("146.112.61.106");

    /// <summary>The page of FortiGuard's DNS filter.</summary>
    public static IPAddress FortiGuardBlockPage { get; } = IPAddress.Parse("208.91.112.55");

    /// <summary>A search page of an Internet provider, given instead of "no such name".</summary>
    public static IPAddress SearchPage { get; } = IPAddress.Parse("92.242.140.20");

    /// <summary>A front door that serves every name, but is not documented for sign-in.</summary>
    public static IPAddress ForeignFrontDoor { get; } = IPAddress.Parse("52.97.183.162");

    /// <summary>What the operating system's DNS probe must find.</summary>
    public static ImmutableArray<IPAddress> DnsProbe { get; } = [IPAddress.Parse("131.107.255.255"), IPAddress.Parse("fd3e:4f5a:5b81::1")];
}
