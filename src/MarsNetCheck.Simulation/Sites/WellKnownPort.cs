namespace MarsNetCheck.Simulation.Sites;

/// <summary>The ports of the simulated world.</summary>
internal static class WellKnownPort
{
    /// <summary>Plain HTTP.</summary>
    public const int Http = 80;

    /// <summary>HTTP over TLS.</summary>
    public const int Https = 443;

    /// <summary>DNS.</summary>
    public const int Dns = 53;

    /// <summary>The HTTP proxy.</summary>
    public const int HttpProxy = 8080;

    /// <summary>The HTTPS proxy.</summary>
    public const int HttpsProxy = 8443;
}
