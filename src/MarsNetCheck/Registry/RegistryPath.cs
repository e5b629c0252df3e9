namespace MarsNetCheck.Registry;

/// <summary>Paths of registry keys: the hive, and what stands below it.</summary>
internal static class RegistryPath
{
    /// <summary>The hive of the machine.</summary>
    public const string LocalMachine = "HKEY_LOCAL_MACHINE";

    /// <summary>The hives of all accounts.</summary>
    public const string Users = "HKEY_USERS";

    /// <summary>The hive of the account that reads.</summary>
    public const string CurrentUser = "HKEY_CURRENT_USER";

    /// <summary>The SYSTEM account.</summary>
    public const string SystemSid = "S-1-5-18";

    /// <summary>The other name of SYSTEM's hive under HKEY_USERS.</summary>
    private const string DefaultUser = ".DEFAULT";

    private static readonly Dictionary<string, string> _hives = new(StringComparer.OrdinalIgnoreCase)
    {
        [LocalMachine] = LocalMachine,
        ["HKLM"] = LocalMachine,
        [Users] = Users,
        ["HKU"] = Users,
        [CurrentUser] = CurrentUser,
        ["HKCU"] = CurrentUser,
        ["HKEY_CLASSES_ROOT"] = "HKEY_CLASSES_ROOT",
        ["HKCR"] = "HKEY_CLASSES_ROOT",
        ["HKEY_CURRENT_CONFIG"] = "HKEY_CURRENT_CONFIG",
        ["HKCC"] = "HKEY_CURRENT_CONFIG",
    };

    /// <summary>The parts of a path with the hive's full name first and <c>HKEY_USERS\.DEFAULT</c> read as SYSTEM's hive, which it is; null if the hive is none.</summary>
    public static string[]? Parts(string path)
    {
        var parts = path.Split('\\');
        if (!_hives.TryGetValue(parts[0].Trim(), out var hive))
            return null;
        parts[0] = hive;
        if (string.Equals(hive, Users, StringComparison.Ordinal) && parts.Length > 1 && string.Equals(parts[1], DefaultUser, StringComparison.OrdinalIgnoreCase))
            parts[1] = SystemSid;
        return parts;
    }

    /// <summary>The first part of a path.</summary>
    public static string HiveOf(string path) => path.Split('\\', 2)[0];

    /// <summary>The path without its hive; "" for the hive itself.</summary>
    public static string BelowHive(string path) => path.Split('\\', 2) is [_, var below] ? below : "";
}
