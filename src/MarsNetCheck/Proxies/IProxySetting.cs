using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>One source of proxy settings.</summary>
internal interface IProxySetting
{
    /// <summary>What the source says.</summary>
    ProxyFact Fact { get; }

    /// <summary>The route that it gives a URL; null if it says nothing about it.</summary>
    Route? RouteFor(Uri url);
}
