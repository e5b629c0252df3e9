namespace MarsNetCheck.Routes;

/// <summary>How an endpoint is reached.</summary>
public enum RouteKind
{
    /// <summary>Straight to the endpoint's own address.</summary>
    Direct,

    /// <summary>Through a proxy.</summary>
    Proxy,
}
