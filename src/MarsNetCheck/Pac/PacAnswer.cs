using System.Collections.Immutable;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Pac;

/// <summary>What a PAC script says about one URL.</summary>
internal sealed record PacAnswer
{
    /// <summary>The proxies and DIRECT in the order in which they are tried; empty exactly if <see cref="Error"/> is set.</summary>
    public ImmutableArray<PacHop> Hops { get; init; } = [];

    /// <summary>Items of the answer that are neither a proxy nor DIRECT, without user information; they are skipped.</summary>
    public ImmutableArray<string> Dropped { get; init; } = [];

    /// <summary>The answer as the script gave it, shortened to the limit, without user information; null if it gave no text.</summary>
    public string? Raw { get; init; }

    /// <summary>How the script failed; null if it did not.</summary>
    public PacError? Error { get; init; }

    /// <summary>What the script said with <c>alert</c>, shortened to the limits, without user information of URLs.</summary>
    public ImmutableArray<string> Alerts { get; init; } = [];

    /// <summary>The names that the script had resolved for it, in the order of asking.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Those of <see cref="Names"/> that have no address.</summary>
    public ImmutableArray<string> Unresolved { get; init; } = [];

    /// <summary>How long the answer took, with its look-ups.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>A script that gave no answer.</summary>
    public static PacAnswer Failed(PacError error) => new() { Error = error };

    /// <summary>The answer as routes; null if the script failed.</summary>
    public RouteChoice? ToChoice(ProxySource source)
    {
        if (Hops.IsEmpty)
            return null;
        var routes = Hops.Select(RouteOf).ToImmutableArray();
        return new RouteChoice(routes[0]) { Then = routes[1..] };

        Route RouteOf(PacHop hop)
        {
            var because = $"PAC returned {hop}";
            return hop.Proxy is null ? Route.DirectBy(source, because) : Route.Through(hop.Proxy, source, because);
        }
    }
}
