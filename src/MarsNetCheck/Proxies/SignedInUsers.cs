using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Registry;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>The WinINET settings of the people who are signed in, which MARS does not use: they are compared with those of SYSTEM.</summary>
internal static class SignedInUsers
{
    private const string ClassesSuffix = "_Classes";

    // Accounts of a machine or a domain, and of Microsoft Entra ID.
    private static readonly ImmutableArray<string> _people = ["S-1-5-21-", "S-1-12-1-"];

    /// <summary>What each of them is set to; one fact that there is nothing if there is nobody.</summary>
    public static ImmutableArray<SettingsReading> Read(IRegistry registry)
    {
        ImmutableArray<SettingsReading> loaded = [.. Accounts(registry).Select(a => WinInetSettings.Read(registry, WindowsKeys.Of(a), ProxySource.User, a))];
        if (!loaded.IsEmpty)
            return loaded;
        // In the live registry that hive is this process's own account, perhaps SYSTEM; in an export it is whoever made it.
        return registry is RegistryExport
            ? [WinInetSettings.Read(registry, WindowsKeys.CurrentUser, ProxySource.User, account: null)]
            : [new SettingsReading(new ProxyFact { Source = ProxySource.User, State = ProxySettingState.Absent }, null)];
    }

    private static IEnumerable<string> Accounts(IRegistry registry) => registry.Read(RegistryPath.Users).Subkeys
        .Where(a => _people.Any(p => a.StartsWith(p, StringComparison.OrdinalIgnoreCase)) && !a.EndsWith(ClassesSuffix, StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);
}
