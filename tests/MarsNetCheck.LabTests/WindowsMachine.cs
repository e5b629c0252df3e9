using System.Buffers.Binary;
using System.Text;

namespace MarsNetCheck.LabTests;

/// <summary>A Windows server as its registry export and its agent show it: what <c>--proxy-settings</c> and <c>--agent-proxy</c> read.</summary>
internal sealed record WindowsMachine
{
    private const string Settings = @"Software\Microsoft\Windows\CurrentVersion\Internet Settings";
    private const int Direct = 1;
    private const int Manual = 2;
    private const int Script = 4;
    private const int Detect = 8;

    /// <summary>ProxyServer of the SYSTEM account; null for none.</summary>
    public string? Proxy { get; init; }

    /// <summary>Its ProxyOverride.</summary>
    public string Bypass { get; init; } = "";

    /// <summary>Its PAC script; null for none.</summary>
    public string? Pac { get; init; }

    /// <summary>Whether its detection is on.</summary>
    public bool AutoDetect { get; init; }

    /// <summary>ProxyServer of the signed-in user; null for none.</summary>
    public string? UserProxy { get; init; }

    /// <summary>The agent's own proxy as the option takes it, a URL or "none".</summary>
    public string Agent { get; init; } = "none";

    /// <summary>The user name in the agent's own setting; null for none.</summary>
    public string? AgentUser { get; init; }

    /// <summary>Writes the files that stand for the machine and gives the options that name them.</summary>
    public async Task<string[]> DescribeAsync(string folder)
    {
        var registry = Path.Combine(folder, $"{Guid.NewGuid():N}.reg");
        await File.WriteAllTextAsync(registry, Export(), Encoding.Unicode);
        return ["--proxy-settings", registry, "--agent-proxy", AgentUser is null ? Agent : await AgentFileAsync(folder)];
    }

    private async Task<string> AgentFileAsync(string folder)
    {
        var url = new Uri(Agent);
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, $$"""
            { "ProxySetting": { "Enabled": true, "ProxyServer": "{{url.Scheme}}://{{url.Host}}", "ProxyPort": {{url.Port}}, "ProxyUsername": "{{AgentUser}}" } }
            """);
        return file;
    }

    private string Export()
    {
        var text = new StringBuilder("Windows Registry Editor Version 5.00\r\n\r\n");
        Append(text, $@"HKEY_USERS\S-1-5-18\{Settings}", Proxy, Bypass, Pac, AutoDetect);
        Append(text, $@"HKEY_CURRENT_USER\{Settings}", UserProxy, "", null, detect: false);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string key, string? proxy, string bypass, string? pac, bool detect)
    {
        text.Append(string.Concat($"[{key}]\r\n\"ProxyEnable\"=dword:0000000", proxy is null ? "0" : "1", "\r\n", Text("ProxyServer", proxy), Text("ProxyOverride", bypass), Text("AutoConfigURL", pac)));
        var flags = Direct | (proxy is null ? 0 : Manual) | (pac is null ? 0 : Script) | (detect ? Detect : 0);
        text.Append(string.Concat($"\r\n[{key}\\Connections]\r\n\"DefaultConnectionSettings\"=hex:", Hex(Blob(flags, proxy ?? "", bypass, pac ?? "")), "\r\n\r\n"));
    }

    private static string Text(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"\"{name}\"=\"{value}\"\r\n";

    private static byte[] Blob(int flags, params string[] texts)
    {
        var blob = new List<byte>();
        foreach (var number in new[] { 0x46, 7, flags })
            blob.AddRange(Number(number));
        foreach (var text in texts)
        {
            blob.AddRange(Number(text.Length));
            blob.AddRange(Encoding.ASCII.GetBytes(text));
        }
        return [.. blob, .. new byte[32]];
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static string Hex(byte[] bytes) => string.Join(',', bytes.Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
}
