using System.Globalization;
using System.Text;
using System.Text.Json;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>Reads the JSON of <c>Get-OBMachineSetting</c>. Names are compared without case; what is not needed is not looked at, and the password never.</summary>
internal sealed class AgentProxyReader(string name)
{
    private const string Setting = "$.ProxySetting";
    private const string Again = "write it with Get-OBMachineSetting | ConvertTo-Json -Depth 4";
    private const int LargestPort = 65535;

    public AgentProxy Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > AgentProxy.MaxBytes)
            throw Fault("file", "is larger than 1 MiB", Again);
        var text = Decode(bytes.Span);
        if (string.IsNullOrWhiteSpace(text))
            throw Fault("file", "is empty", Again);
        using var json = Parse(text);
        return Read(Single(json.RootElement));
    }

    // Windows PowerShell writes UTF-16 with `>`, PowerShell 7 UTF-8.
    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(bytes[Encoding.Unicode.Preamble.Length..]);
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode.GetString(bytes[Encoding.BigEndianUnicode.Preamble.Length..]);
        return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
    }

    private JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException malformed)
        {
            // The parser's own message may quote the text.
            var place = string.Create(CultureInfo.InvariantCulture, $"line {malformed.LineNumber + 1}, column {malformed.BytePositionInLine + 1}");
            throw Fault(place, "is not JSON", Again);
        }
    }

    private static JsonElement Single(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1 ? root[0] : root;

    private AgentProxy Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Fault("$", "is no object", Again);
        if (Find(root, "ProxySetting") is not { } setting)
            throw Fault("$", "member 'ProxySetting' is missing", Again);
        if (setting.ValueKind == JsonValueKind.Null)
            return AgentProxy.None;
        if (setting.ValueKind != JsonValueKind.Object)
            throw Fault(Setting, "is no object: the JSON is not deep enough", Again);
        return IsEnabled(setting) ? Server(setting) : AgentProxy.None;
    }

    // Without the member a server that is there counts.
    private bool IsEnabled(JsonElement setting) => Find(setting, "Enabled") switch
    {
        null or { ValueKind: JsonValueKind.Null } => Text(setting, "ProxyServer").Length > 0,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var enabled) => enabled,
        _ => throw Fault(Setting + ".Enabled", "is neither true nor false", "write true or false"),
    };

    private AgentProxy Server(JsonElement setting)
    {
        var text = Text(setting, "ProxyServer");
        if (text.Length == 0)
            throw Fault(Setting + ".ProxyServer", "is empty although the proxy is enabled", "write the server, for example http://proxy.contoso.test");
        if (!ProxyServer.TryParse(text, out var server))
            throw Fault(Setting + ".ProxyServer", "is no proxy URL", "write it like http://proxy.contoso.test");
        var complete = Port(setting) is { } port ? server with { Port = port } : server;
        return Text(setting, "ProxyUsername").Length > 0 ? AgentProxy.WithUser(complete) : AgentProxy.Of(complete);
    }

    // 0 is what a setting without a port shows: the URL's own counts.
    private int? Port(JsonElement setting)
    {
        var port = Find(setting, "ProxyPort") switch
        {
            null or { ValueKind: JsonValueKind.Null } => 0,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
            { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
            _ => -1,
        };
        if (port is < 0 or > LargestPort)
            throw Fault(Setting + ".ProxyPort", "is no port", "write a number from 1 to 65535");
        return port == 0 ? null : port;
    }

    private string Text(JsonElement setting, string member) => Find(setting, member) switch
    {
        null or { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim(),
        _ => throw Fault($"{Setting}.{member}", "is no text", "write it in quotation marks"),
    };

    private static JsonElement? Find(JsonElement owner, string member)
    {
        foreach (var property in owner.EnumerateObject())
        {
            if (string.Equals(property.Name, member, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        }
        return null;
    }

    private AgentProxyException Fault(string place, string problem, string mend) => new(name, place, problem, mend);
}
