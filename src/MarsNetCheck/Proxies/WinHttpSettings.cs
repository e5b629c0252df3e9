using MarsNetCheck.Facts;

namespace MarsNetCheck.Proxies;

/// <summary>The registry value <c>WinHttpSettings</c>, which <c>netsh winhttp set proxy</c> writes: as <see cref="ConnectionSettings"/> without a PAC script.</summary>
internal sealed record WinHttpSettings
{
    /// <summary>Version, counter and flags.</summary>
    public required BlobHeader Header { get; init; }

    /// <summary>The proxies; "" for none, null if the text is cut off.</summary>
    public required string? ProxyServer { get; init; }

    /// <summary>What goes past them; "" for nothing, null if the text is cut off.</summary>
    public required string? ProxyOverride { get; init; }

    /// <summary>Reads a value; null and what is wrong with it if it is malformed.</summary>
    public static WinHttpSettings? Read(ReadOnlySpan<byte> bytes, string name, out SettingProblem? problem)
    {
        problem = null;
        var blob = new SettingsBlob(bytes);
        if (blob.TakeHeader(out var fault) is not { } header)
        {
            problem = new SettingProblem(SettingProblemKind.InvalidValue, name, fault);
            return null;
        }
        var settings = new WinHttpSettings { Header = header, ProxyServer = blob.TakeText(), ProxyOverride = blob.TakeText() };
        if (!header.Manual || settings is { ProxyServer: not (null or ""), ProxyOverride: not null })
            return settings;
        problem = new SettingProblem(SettingProblemKind.InvalidValue, name, settings.ProxyServer is "" ? "the proxy is on and empty" : "cut off in the proxy, which is on");
        return null;
    }

    /// <summary>For people: the proxy that is on with its bypass list, or <c>direct</c>.</summary>
    public string InForce => (Header.Manual, ProxyOverride) switch
    {
        (false, _) => "direct",
        (true, "" or null) => Scrubbed.Text(ProxyServer ?? ""),
        _ => $"{Scrubbed.Text(ProxyServer ?? "")} except {Scrubbed.Text(ProxyOverride)}",
    };
}
