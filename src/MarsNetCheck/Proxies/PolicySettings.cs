using MarsNetCheck.Facts;
using MarsNetCheck.Registry;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>Whether policy makes the machine's copy of the WinINET settings count for every account (<c>ProxySettingsPerUser</c> = 0), and what that copy says.</summary>
internal static class PolicySettings
{
    /// <summary>The value of the policy.</summary>
    public const string PerUserName = "ProxySettingsPerUser";

    /// <summary>Reads the policy; the reading has a configuration only if the copy counts.</summary>
    public static SettingsReading Read(IRegistry registry)
    {
        var key = registry.Read(WindowsKeys.Policy);
        if (SettingsFact.Unread(key) is { } state)
            return new SettingsReading(new ProxyFact { Source = ProxySource.Policy, State = state }, null);
        var fact = new SettingsFact();
        if (fact.Number(key, PerUserName) == 0)
            return OfMachine(registry);
        return new SettingsReading(fact.ToFact(ProxySource.Policy, account: null, fact.Any ? ProxySettingState.Found : ProxySettingState.Absent), null);
    }

    private static SettingsReading OfMachine(IRegistry registry)
    {
        var copy = WinInetSettings.Read(registry, WindowsKeys.Machine, ProxySource.Policy, account: null);
        var state = copy.Fact.State == ProxySettingState.Absent ? ProxySettingState.Found : copy.Fact.State;
        var fact = copy.Fact with { State = state, Settings = copy.Fact.Settings.SetItem(PerUserName, "0") };
        return new SettingsReading(fact, state == ProxySettingState.Found ? copy.Configuration ?? new ProxyConfiguration() : null);
    }
}
