using MarsNetCheck.Registry;

namespace MarsNetCheck.Proxies;

/// <summary>The values of <c>Internet Settings</c> that say each one thing, which scripts write and people read.</summary>
internal sealed record FlatSettings
{
    /// <summary>The name of the value that switches the proxies on.</summary>
    public const string EnableName = "ProxyEnable";

    /// <summary>The name of the value with the proxies.</summary>
    public const string ServerName = "ProxyServer";

    /// <summary>The name of the value with what goes past them.</summary>
    public const string OverrideName = "ProxyOverride";

    /// <summary>The name of the value with the PAC script's address.</summary>
    public const string PacName = "AutoConfigURL";

    /// <summary>The name of the value that switches detection on.</summary>
    public const string DetectName = "AutoDetect";

    /// <summary>True if a value about proxies or a PAC script is there at all.</summary>
    public required bool Any { get; init; }

    /// <summary>True if the proxies are on.</summary>
    public required bool Manual { get; init; }

    /// <summary>True if detection is on.</summary>
    public required bool Detect { get; init; }

    /// <summary>The proxies; "" for none.</summary>
    public required string ProxyServer { get; init; }

    /// <summary>What goes past them; "" for nothing.</summary>
    public required string ProxyOverride { get; init; }

    /// <summary>The address of the PAC script, which is on if it is there; "" for none.</summary>
    public required string PacUrl { get; init; }

    /// <summary>Reads the values and notes them.</summary>
    public static FlatSettings Read(RegistryKey key, SettingsFact fact)
    {
        var (enable, detect) = (fact.Number(key, EnableName), fact.Number(key, DetectName));
        var (server, exceptions, pac) = (fact.Text(key, ServerName), fact.Text(key, OverrideName), fact.Text(key, PacName));
        return new FlatSettings
        {
            Any = enable is not null || server is not null || exceptions is not null || pac is not null,
            Manual = enable is not (null or 0),
            Detect = detect is not (null or 0),
            ProxyServer = server ?? "",
            ProxyOverride = exceptions ?? "",
            PacUrl = pac ?? "",
        };
    }
}
