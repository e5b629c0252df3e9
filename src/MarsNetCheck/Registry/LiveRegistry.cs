using System.Collections.Immutable;
using System.Runtime.Versioning;
using System.Security;
using Microsoft.Win32;

namespace MarsNetCheck.Registry;

/// <summary>The registry of this machine, in its 64-bit view whatever this process is; the 32-bit one stands there under <c>WOW6432Node</c>.</summary>
[SupportedOSPlatform("windows")]
internal sealed class LiveRegistry : IRegistry
{
    /// <inheritdoc/>
    public RegistryKey Read(string path)
    {
        try
        {
            using var hive = Hive(RegistryPath.HiveOf(path));
            using var key = hive?.OpenSubKey(RegistryPath.BelowHive(path));
            return key is null ? RegistryKey.Absent : Read(key);
        }
        catch (Exception e) when (e is SecurityException or UnauthorizedAccessException)
        {
            return new RegistryKey { State = RegistryKeyState.Denied };
        }
        catch (IOException)
        {
            return new RegistryKey { State = RegistryKeyState.Unreadable };
        }
    }

    private static Microsoft.Win32.RegistryKey? Hive(string name)
    {
        RegistryHive? hive = name.ToUpperInvariant() switch
        {
            RegistryPath.LocalMachine => RegistryHive.LocalMachine,
            RegistryPath.Users => RegistryHive.Users,
            RegistryPath.CurrentUser => RegistryHive.CurrentUser,
            _ => null,
        };
        var view = Environment.Is64BitOperatingSystem ? RegistryView.Registry64 : RegistryView.Default;
        return hive is { } known ? Microsoft.Win32.RegistryKey.OpenBaseKey(known, view) : null;
    }

    private static RegistryKey Read(Microsoft.Win32.RegistryKey key) => new()
    {
        State = RegistryKeyState.Found,
        Values = key.GetValueNames().ToImmutableDictionary(n => n, n => ReadValue(key, n), StringComparer.OrdinalIgnoreCase),
        Subkeys = [.. key.GetSubKeyNames()],
    };

    private static RegistryValue ReadValue(Microsoft.Win32.RegistryKey key, string name)
    {
        var value = key.GetValue(name, defaultValue: null, RegistryValueOptions.DoNotExpandEnvironmentNames);
        return (key.GetValueKind(name), value) switch
        {
            (RegistryValueKind.String, string text) => RegistryValue.OfText(text),
            (RegistryValueKind.ExpandString, string text) => RegistryValue.OfText(text, RegistryValueType.ExpandText),
            (RegistryValueKind.DWord, int number) => RegistryValue.OfDword(unchecked((uint)number)),
            (RegistryValueKind.Binary, byte[] bytes) => RegistryValue.OfBytes([.. bytes]),
            (RegistryValueKind.MultiString, string[] texts) => RegistryValue.OfTexts([.. texts]),
            (RegistryValueKind.QWord, _) => RegistryValue.OfType(RegistryValueType.Qword),
            _ => RegistryValue.OfType(RegistryValueType.Other),
        };
    }
}
