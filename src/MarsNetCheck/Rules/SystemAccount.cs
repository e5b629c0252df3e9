using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>Which proxy settings are the SYSTEM account's own, with which the MARS agent cannot log in to a proxy.</summary>
internal static class SystemAccount
{
    public static bool Sets(ProxySource source) =>
        source is ProxySource.SystemWinInet or ProxySource.Policy or ProxySource.Pac or ProxySource.Wpad;
}
