namespace MarsNetCheck.Routes;

/// <summary>Whose reading of a text of proxy settings is meant: the same text says different things to different programs.</summary>
internal enum ProxyDialect
{
    /// <summary>WinINET and WinHTTP, and so MARS: the reading that counts.</summary>
    Windows,

    /// <summary>.NET (<c>HttpWindowsProxy</c>) with the manual settings.</summary>
    DotNet,

    /// <summary>.NET with the list that WinHTTP gives back for a script or for detection. A bypass list reads as in <see cref="DotNet"/>.</summary>
    DotNetAutomatic,

    /// <summary>Chromium: Chrome and Edge.</summary>
    Chromium,

    /// <summary>Firefox. A list of proxies reads as in <see cref="Windows"/>.</summary>
    Firefox,
}
