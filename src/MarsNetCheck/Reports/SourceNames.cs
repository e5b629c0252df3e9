using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>What people call the sources of proxy settings.</summary>
public static class SourceNames
{
    /// <summary>For example <c>the SYSTEM account's settings</c>.</summary>
    public static string Of(ProxySource source) => source switch
    {
        ProxySource.None => "nothing says otherwise",
        ProxySource.Option => "the options",
        ProxySource.Environment => "environment variables",
        ProxySource.MarsAgent => "the MARS agent's own setting",
        ProxySource.Policy => "the per-machine settings (policy)",
        ProxySource.SystemWinInet => "the SYSTEM account's settings",
        ProxySource.Pac => "the PAC script",
        ProxySource.Wpad => "detection (WPAD)",
        ProxySource.WinHttp => "WinHTTP (for information)",
        _ => "the signed-in user (for comparison)",
    };
}
