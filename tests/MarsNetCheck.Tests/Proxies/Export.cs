using System.Globalization;
using System.Text;
using MarsNetCheck.Registry;

namespace MarsNetCheck.Tests.Proxies;

/// <summary>Writes registry exports of machines, as regedit would.</summary>
internal sealed class Export
{
    public const string SystemKey = @"HKEY_USERS\S-1-5-18\Software\Microsoft\Windows\CurrentVersion\Internet Settings";
    public const string UserKey = @"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Internet Settings";
    public const string MachineKey = @"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings";
    public const string Machine32Key = @"HKEY_LOCAL_MACHINE\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Internet Settings";
    public const string PolicyKey = @"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings";

    private readonly StringBuilder _text = new("Windows Registry Editor Version 5.00\r\n\r\n");

    public static Export Empty => new();

    public static Export PerMachine => new Export().Key(PolicyKey).Number("ProxySettingsPerUser", 0);

    public Export Key(string key)
    {
        _text.Append(CultureInfo.InvariantCulture, $"\r\n[{key}]\r\n");
        return this;
    }

    public Export Text(string name, string text)
    {
        var escaped = text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        _text.Append(CultureInfo.InvariantCulture, $"\"{name}\"=\"{escaped}\"\r\n");
        return this;
    }

    public Export Number(string name, int number)
    {
        _text.Append(CultureInfo.InvariantCulture, $"\"{name}\"=dword:{number:x8}\r\n");
        return this;
    }

    public Export Texts(string name, params string[] texts) => Bytes(name, Encoding.Unicode.GetBytes(string.Join('\0', texts) + "\0\0"), "hex(7)");

    public Export Bytes(string name, byte[] bytes, string kind = "hex")
    {
        _text.Append(CultureInfo.InvariantCulture, $"\"{name}\"={kind}:");
        for (var i = 0; i < bytes.Length; i++)
            _text.Append(CultureInfo.InvariantCulture, $"{bytes[i]:x2}{(i == bytes.Length - 1 ? "" : i % 20 == 19 ? ",\\\r\n  " : ",")}");
        _text.Append("\r\n");
        return this;
    }

    /// <summary>The flat values of a manual proxy.</summary>
    public Export Manual(string key, string proxy, string bypass = "") => Key(key).Number("ProxyEnable", 1).Text("ProxyServer", proxy).Text("ProxyOverride", bypass);

    /// <summary>The binary value of these flags and texts.</summary>
    public Export Blob(string key, uint flags, params string[] texts) =>
        Key(key + @"\Connections").Bytes("DefaultConnectionSettings", ConnectionSettingsTests.Blob(flags, texts));

    public RegistryExport Build() => RegistryExport.Parse((byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(_text.ToString())], "machine.reg");
}
