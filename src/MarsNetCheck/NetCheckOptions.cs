using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Routes;

namespace MarsNetCheck;

/// <summary>What a run does and how far it goes. Every limit has its default here.</summary>
public sealed record NetCheckOptions
{
    /// <summary>The longest that one stage may take; 100 ms to 10 minutes, default 5 s.</summary>
    public TimeSpan StageTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest that the whole run may take; what is not measured by then is inconclusive. Default 60 s; null for no limit.</summary>
    public TimeSpan? Budget { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many attempts may be under way at once; null lets the program choose by the limit on open files.</summary>
    public int? Concurrency { get; init; }

    /// <summary>The proxy to use; null to take it from the environment, or <see cref="NoProxy"/>.</summary>
    public ProxyServer? Proxy { get; init; }

    /// <summary>True to go direct whatever the environment says.</summary>
    public bool NoProxy { get; init; }

    /// <summary>Destinations that go direct although there is a proxy, in the syntax of ProxyOverride; "" for none.</summary>
    public string Bypass { get; init; } = "";

    /// <summary>DNS servers to ask instead of the machine's own; empty for the machine's own. Then the operating system is not asked.</summary>
    public ImmutableArray<IPEndPoint> Resolvers { get; init; } = [];

    /// <summary>Roots that are genuine for these endpoints besides the catalog's own.</summary>
    public ImmutableArray<X509Certificate2> ExpectedRoots { get; init; } = [];

    /// <summary>4 or 6 to use only that address family; null for both.</summary>
    public int? Family { get; init; }

    /// <summary>How many addresses of each range are probed; 0 to 65,536, default 16.</summary>
    public int SamplesPerRange { get; init; } = 16;

    /// <summary>How many addresses of each family are probed for an endpoint; 1 to 64, default 4.</summary>
    public int AddressesPerFamily { get; init; } = 4;
}
