using MarsNetCheck.Facts;
using MarsNetCheck.Registry;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>The WinHTTP settings (<c>netsh winhttp show proxy</c>). MARS does not use them: they are for information.</summary>
internal static class WinHttp
{
    private const string ValueName = "WinHttpSettings";
    private const string ShownName32 = "WOW6432Node." + ValueName;
    private const string DisableWpadName = "DisableWpad";

    /// <summary>Reads the settings for 64-bit and for 32-bit programs.</summary>
    public static SettingsReading Read(IRegistry registry)
    {
        var (native, narrow) = (registry.Read(WindowsKeys.Machine + WindowsKeys.Connections), registry.Read(WindowsKeys.Machine32 + WindowsKeys.Connections));
        var service = registry.Read(WindowsKeys.Machine + @"\WinHttp");
        if (SettingsFact.Unread(native, narrow) is { } state)
            return new SettingsReading(new ProxyFact { Source = ProxySource.WinHttp, State = state }, null);
        var fact = new SettingsFact();
        var (first, second) = (ReadBlob(native, ValueName, fact), ReadBlob(narrow, ShownName32, fact));
        if (first is not null && second is not null && !string.Equals(first.InForce, second.InForce, StringComparison.OrdinalIgnoreCase))
            fact.Fault(new SettingProblem(SettingProblemKind.Disagree, ValueName, $"{first.InForce} for 64-bit programs, {second.InForce} for 32-bit ones"));
        fact.Number(service, DisableWpadName);
        return new SettingsReading(fact.ToFact(ProxySource.WinHttp, account: null, fact.Any ? ProxySettingState.Found : ProxySettingState.Absent), Configuration(first));
    }

    private static ProxyConfiguration? Configuration(WinHttpSettings? settings) =>
        settings is { Header.Manual: true } ? new ProxyConfiguration { ProxyServer = settings.ProxyServer, ProxyOverride = settings.ProxyOverride } : null;

    private static WinHttpSettings? ReadBlob(RegistryKey key, string shown, SettingsFact fact)
    {
        if (fact.Bytes(key, ValueName, shown) is not { } bytes)
            return null;
        var settings = WinHttpSettings.Read(bytes.AsSpan(), shown, out var problem);
        fact.Fault(problem);
        fact.Note(shown, settings?.Header.ToString());
        fact.Note($"{shown}.{FlatSettings.ServerName}", settings?.ProxyServer);
        fact.Note($"{shown}.{FlatSettings.OverrideName}", settings?.ProxyOverride);
        return settings;
    }
}
