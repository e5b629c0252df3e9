using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>One source of proxy settings.</summary>
internal interface IProxySetting
{
    /// <summary>What the source says; complete once it has been asked for a route.</summary>
    ProxyFact Fact { get; }

    /// <summary>The routes that it gives a URL; null if it says nothing about it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken);
}
