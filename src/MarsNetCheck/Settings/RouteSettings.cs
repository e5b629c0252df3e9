using System.Net;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Settings;

/// <summary>Reads the settings that say which way to take.</summary>
internal sealed class RouteSettings(CheckSettings settings, SettingsErrors errors)
{
    private const int DnsPort = 53;

    /// <summary>The options with what the settings say of the way.</summary>
    public NetCheckOptions Read(NetCheckOptions options)
    {
        var direct = string.Equals(settings.Proxy, "none", StringComparison.OrdinalIgnoreCase);
        if (direct && settings.NoProxy is not null)
            errors.AddLine($"{errors.Name(nameof(CheckSettings.NoProxy))} and {errors.Name(nameof(CheckSettings.Proxy))} none contradict each other: without a proxy there is nothing to bypass; drop one of them");
        var stand = new StandInSettings(settings, errors);
        return options with
        {
            NoProxy = direct,
            Proxy = direct ? null : ReadProxy(settings.Proxy),
            ProxySettings = stand.ReadExport(),
            AgentProxy = stand.ReadAgentProxy(),
            Pac = stand.ReadPac(),
            Bypass = ReadBypass(settings.NoProxy),
            Resolvers = [.. settings.Dns.SelectMany(v => v.Split(',')).Select(ReadServer).OfType<IPEndPoint>()],
            ExpectedRoots = [.. settings.ExpectRoots.SelectMany(file => RootFile.Read(file, errors))],
            Family = ReadFamily(settings.Family),
            AllRoutes = ReadRoutes(settings.Routes),
        };
    }

    private ProxyServer? ReadProxy(string? text)
    {
        if (text is null || string.Equals(text, "auto", StringComparison.OrdinalIgnoreCase))
            return null;
        if (text.Contains('@', StringComparison.Ordinal))
            errors.AddSecret(nameof(CheckSettings.Proxy), "give it without them, for example http://proxy.contoso.test:8080");
        else if (ProxyServer.TryParse(text, out var proxy))
            return proxy;
        else
            errors.Add(nameof(CheckSettings.Proxy), $"'{text}' is no proxy URL; write it like http://proxy.contoso.test:8080, or none, or auto");
        return null;
    }

    private string ReadBypass(string? text)
    {
        if (BypassList.Parse(text).WithSlash.FirstOrDefault() is { } entry)
            errors.Add(nameof(CheckSettings.NoProxy), $"'{entry}' has a slash, which a bypass list cannot have; name hosts such as *.contoso.test or 10.1.*");
        return text ?? "";
    }

    private IPEndPoint? ReadServer(string text)
    {
        var server = text.Trim();
        // An address in brackets is parsed whatever port stands behind it.
        if (!server.Contains("]:", StringComparison.Ordinal) && IPAddress.TryParse(server, out var address) && (server.Contains(':', StringComparison.Ordinal) || server.Count(c => c == '.') == 3))
            return new IPEndPoint(address, DnsPort);
        if (IPEndPoint.TryParse(server, out var endPoint) && endPoint.Port != 0 && server.AsSpan().ContainsAny('.', '['))
            return endPoint;
        errors.Add(nameof(CheckSettings.Dns), $"'{server}' is no address of a server; write 10.1.0.53, 10.1.0.53:5353 or [2001:db8::53]:53");
        return null;
    }

    private int? ReadFamily(string? text)
    {
        if (text is "4" or "6")
            return text[0] - '0';
        if (text is not null)
            errors.Add(nameof(CheckSettings.Family), $"'{text}' is no address family; give 4 or 6, or leave it out to use both");
        return null;
    }

    private bool ReadRoutes(string? text)
    {
        if (text is not (null or "effective" or "all"))
            errors.Add(nameof(CheckSettings.Routes), $"'{text}' is neither effective nor all; give one of them");
        return text is "all";
    }
}
