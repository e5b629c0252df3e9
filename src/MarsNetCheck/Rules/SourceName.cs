using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>What people call a source of proxy settings.</summary>
internal static class SourceName
{
    public static string Of(ProxySource source) => source switch
    {
        ProxySource.Option => "the options",
        ProxySource.Environment => "the environment variables",
        ProxySource.MarsAgent => "the MARS agent's own setting",
        ProxySource.Policy => "the per-machine settings (policy)",
        ProxySource.SystemWinInet => "the SYSTEM account's settings",
        ProxySource.Pac => "the PAC script",
        ProxySource.Wpad => "detection (WPAD)",
        ProxySource.WinHttp => "the WinHTTP settings",
        ProxySource.User => "the signed-in user's settings",
        _ => "no setting",
    };
}
