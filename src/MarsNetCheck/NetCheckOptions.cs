using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Proxies;
using MarsNetCheck.Registry;
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

    /// <summary>The proxy to use; null to take the one that MARS would, or <see cref="NoProxy"/>.</summary>
    public ProxyServer? Proxy { get; init; }

    /// <summary>True to go direct whatever the settings say.</summary>
    public bool NoProxy { get; init; }

    /// <summary>Names the proxy of each address in place of <see cref="Proxy"/>; null for none.</summary>
    public IRouteSource? RouteSource { get; init; }

    /// <summary>The registry of a machine whose proxy settings stand in for this machine's; null for this machine's own, which has none unless it runs Windows. With it environment variables never win.</summary>
    public RegistryExport? ProxySettings { get; init; }

    /// <summary>What the MARS agent itself is set to; null to ask the agent, which is possible only on its own machine.</summary>
    public AgentProxy? AgentProxy { get; init; }

    /// <summary>Where the answer of the MARS agent is kept for other runs; null (the default) for nowhere.</summary>
    public AgentMemory? AgentMemory { get; init; }

    /// <summary>How old an answer in <see cref="AgentMemory"/> may be to be taken; up to a day, zero (the default) to ask the agent anew, which starts Windows PowerShell and takes seconds.</summary>
    public TimeSpan AgentAnswerAge { get; init; }

    /// <summary>A PAC script that stands in for the configured one, and for detection; null to take the configured one.</summary>
    public PacOverride? Pac { get; init; }

    /// <summary>What to log in to the proxy with; null to send nothing, unless the account is SYSTEM, which then logs in as the computer.</summary>
    public ProxyCredentials? Credentials { get; init; }

    /// <summary>Destinations that go direct although there is a proxy, in the syntax of ProxyOverride; "" for none. An entry with a slash sends everything direct, as it does on Windows. Loopback goes direct only where the list names it.</summary>
    public string Bypass { get; init; } = "";

    /// <summary>True to probe every endpoint over every distinct route that the sources of settings give, and over the direct one, to compare; the verdict stays that of the effective route.</summary>
    public bool AllRoutes { get; init; }

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

    /// <summary>Reads an environment variable, null if it is not set; null to read this process's own.</summary>
    public Func<string, string?>? EnvironmentVariable { get; init; }

    /// <summary>Checks that every option is in its range.</summary>
    /// <exception cref="ArgumentException">One is not; the message names it and its range.</exception>
    public void Validate()
    {
        Check(StageTimeout >= TimeSpan.FromMilliseconds(100) && StageTimeout <= TimeSpan.FromMinutes(10), nameof(StageTimeout), "100 ms to 10 minutes");
        Check(Budget is null || (Budget > TimeSpan.Zero && Budget <= TimeSpan.FromDays(1)), nameof(Budget), "more than nothing, at most a day");
        Check(Concurrency is null or (>= 1 and <= 65536), nameof(Concurrency), "1 to 65,536");
        Check(AgentAnswerAge >= TimeSpan.Zero && AgentAnswerAge <= TimeSpan.FromDays(1), nameof(AgentAnswerAge), "0 to a day");
        Check(Family is null or 4 or 6, nameof(Family), "4 or 6");
        Check(SamplesPerRange is >= 0 and <= 65536, nameof(SamplesPerRange), "0 to 65,536");
        Check(AddressesPerFamily is >= 1 and <= 64, nameof(AddressesPerFamily), "1 to 64");
        Check(Proxy is null || !NoProxy, nameof(NoProxy), "not together with a proxy");
        Check(RouteSource is null || (Proxy is null && !NoProxy), nameof(RouteSource), "not together with a proxy or with none");
    }

    private static void Check(bool ok, string name, string range)
    {
        if (!ok)
            throw new ArgumentException($"{name} is out of its range: {range}.", name);
    }
}
