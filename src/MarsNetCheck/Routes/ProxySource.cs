namespace MarsNetCheck.Routes;

/// <summary>Where a proxy setting comes from.</summary>
public enum ProxySource
{
    /// <summary>No source: the route is direct.</summary>
    None,

    /// <summary>An option of this program.</summary>
    Option,

    /// <summary>Environment variables.</summary>
    Environment,

    /// <summary>The MARS agent's own setting.</summary>
    MarsAgent,

    /// <summary>A per-machine policy.</summary>
    Policy,

    /// <summary>The SYSTEM account's WinINET settings (HKEY_USERS\S-1-5-18).</summary>
    SystemWinInet,

    /// <summary>A proxy auto-configuration script.</summary>
    Pac,

    /// <summary>Web proxy auto-discovery.</summary>
    Wpad,

    /// <summary>The WinHTTP settings (netsh winhttp).</summary>
    WinHttp,

    /// <summary>The signed-in user's settings.</summary>
    User,
}
