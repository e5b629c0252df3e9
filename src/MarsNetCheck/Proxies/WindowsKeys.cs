using MarsNetCheck.Registry;

namespace MarsNetCheck.Proxies;

/// <summary>The registry keys that hold proxy settings.</summary>
internal static class WindowsKeys
{
    /// <summary>The account that MARS runs as.</summary>
    public const string System = RegistryPath.SystemSid;

    /// <summary>The copy of the WinINET settings that counts for every account if policy says so.</summary>
    public const string Machine = RegistryPath.LocalMachine + @"\SOFTWARE\" + InternetSettings;

    /// <summary>The same for 32-bit programs.</summary>
    public const string Machine32 = RegistryPath.LocalMachine + @"\SOFTWARE\WOW6432Node\" + InternetSettings;

    /// <summary>Where policy says whose settings count.</summary>
    public const string Policy = RegistryPath.LocalMachine + @"\SOFTWARE\Policies\" + InternetSettings;

    /// <summary>There if the MARS agent is installed.</summary>
    public const string Agent = RegistryPath.LocalMachine + @"\SOFTWARE\Microsoft\Windows Azure Backup";

    /// <summary>Holds the binary settings of each of the keys above.</summary>
    public const string Connections = @"\Connections";

    private const string InternetSettings = @"Microsoft\Windows\CurrentVersion\Internet Settings";

    /// <summary>The WinINET settings of an account whose hive is loaded.</summary>
    public static string Of(string account) => $@"{RegistryPath.Users}\{account}\Software\{InternetSettings}";

    /// <summary>The WinINET settings of whoever exported the registry.</summary>
    public const string CurrentUser = RegistryPath.CurrentUser + @"\Software\" + InternetSettings;
}
