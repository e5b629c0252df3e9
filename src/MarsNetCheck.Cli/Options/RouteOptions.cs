using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MarsNetCheck.Proxies;
using MarsNetCheck.Registry;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Cli.Options;

/// <summary>The options that say which way to take.</summary>
internal sealed class RouteOptions
{
    private const int DnsPort = 53;

    private readonly Option<string?> _proxy = new("--proxy") { HelpName = "URL|none|auto", Description = "The proxy to use. [default: auto, the one that MARS would use]" };
    private readonly Option<string?> _proxySettings = new("--proxy-settings") { HelpName = "FILE.reg", Description = "The registry export of a machine in place of this machine's registry." };
    private readonly Option<string?> _agentProxy = new("--agent-proxy") { HelpName = "URL|none|FILE", Description = "What the MARS agent itself is set to. FILE: Get-OBMachineSetting | ConvertTo-Json -Depth 4" };
    private readonly Option<string?> _pac = new("--pac") { HelpName = "FILE|URL", Description = "A PAC script in place of the configured one." };
    private readonly Option<string?> _noProxy = new("--no-proxy") { HelpName = "LIST", Description = "Destinations that go direct, in ProxyOverride syntax: *.contoso.test;<local>." };
    private readonly Option<string?> _routes = new("--routes") { HelpName = "effective|all", Description = "Probe over the effective route, or over every distinct one that the sources of settings give, side by side. [default: effective]" };
    private readonly Option<string[]> _dns = new("--dns") { HelpName = "SERVER", Description = "DNS servers to ask instead of the machine's own, separated by commas." };
    private readonly Option<string[]> _roots = new("--expect-root") { HelpName = "PEM", Description = "A CA that is genuine for these endpoints besides the catalog's own. Repeatable." };
    private readonly Option<bool> _ipv4 = new("-4") { Description = "Use IPv4 only." };
    private readonly Option<bool> _ipv6 = new("-6") { Description = "Use IPv6 only." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_proxy);
        command.Options.Add(_proxySettings);
        command.Options.Add(_agentProxy);
        command.Options.Add(_pac);
        command.Options.Add(_noProxy);
        command.Options.Add(_dns);
        command.Options.Add(_roots);
        command.Options.Add(_ipv4);
        command.Options.Add(_ipv6);
    }

    /// <summary>Adds the option of a command that probes.</summary>
    public void AddComparisonTo(Command command) => command.Options.Add(_routes);

    /// <summary>The options of a run with what the command line says of the way.</summary>
    public NetCheckOptions Apply(ParseResult parsed, NetCheckOptions options)
    {
        var proxy = parsed.GetValue(_proxy);
        var bypass = parsed.GetValue(_noProxy);
        var direct = string.Equals(proxy, "none", StringComparison.OrdinalIgnoreCase);
        if (direct && bypass is not null)
            throw new UsageException("--no-proxy and --proxy none contradict each other: without a proxy there is nothing to bypass; drop one of them");
        return options with
        {
            NoProxy = direct,
            Proxy = direct ? null : ReadProxy(proxy),
            ProxySettings = ReadExport(parsed.GetValue(_proxySettings)),
            AgentProxy = ReadAgentProxy(parsed.GetValue(_agentProxy)),
            Pac = ReadPac(parsed.GetValue(_pac)),
            Bypass = ReadBypass(bypass),
            Resolvers = [.. Values(parsed, _dns).SelectMany(v => v.Split(',')).Select(ReadServer)],
            ExpectedRoots = [.. Values(parsed, _roots).SelectMany(ReadRoots)],
            Family = ReadFamily(parsed),
            AllRoutes = ReadRoutes(parsed.GetValue(_routes)),
        };
    }

    private static string[] Values(ParseResult parsed, Option<string[]> option) => parsed.GetValue(option) ?? [];

    private static ProxyServer? ReadProxy(string? text)
    {
        if (text is null || string.Equals(text, "auto", StringComparison.OrdinalIgnoreCase))
            return null;
        // The text may hold a password: it is not repeated.
        if (text.Contains('@', StringComparison.Ordinal))
            throw new UsageException("--proxy: the URL holds credentials, which a command line shows to everybody; give it without them, for example http://proxy.contoso.test:8080");
        if (!ProxyServer.TryParse(text, out var proxy))
            throw new UsageException($"--proxy: '{text}' is no proxy URL; write it like http://proxy.contoso.test:8080, or none, or auto");
        return proxy;
    }

    private static bool ReadRoutes(string? text) => text switch
    {
        null or "effective" => false,
        "all" => true,
        _ => throw new UsageException($"--routes: '{text}' is neither effective nor all; give one of them"),
    };

    private static RegistryExport? ReadExport(string? file) => file switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(file) => throw new UsageException("--proxy-settings: the name of the file is empty; give a registry export"),
        _ => RegistryExport.Load(file),
    };

    private static PacOverride? ReadPac(string? text)
    {
        if (text is null)
            return null;
        if (string.IsNullOrWhiteSpace(text))
            throw new UsageException("--pac: the value is empty; give a file or an http address");
        if (!text.Contains("://", StringComparison.Ordinal))
            return new PacOverride(new Uri(Path.GetFullPath(text)), Encoding.UTF8.GetString(InputFile.Read(text)));
        // The text may hold a password: it is not repeated.
        if (text.Contains('@', StringComparison.Ordinal))
            throw new UsageException("--pac: the URL holds credentials, which a command line shows to everybody; give it without them");
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")
            ? new PacOverride(url)
            : throw new UsageException($"--pac: '{text}' is no http or https address, and Windows fetches no script from another; write http://pac.contoso.test/proxy.pac, or the path of a file");
    }

    private static AgentProxy? ReadAgentProxy(string? text)
    {
        if (text is null)
            return null;
        if (string.IsNullOrWhiteSpace(text))
            throw new UsageException("--agent-proxy: the value is empty; give a proxy URL, none, or a file with what Get-OBMachineSetting | ConvertTo-Json -Depth 4 writes");
        if (File.Exists(text))
            return AgentProxy.Load(text);
        // The text may hold a password: it is not repeated.
        if (text.Contains('@', StringComparison.Ordinal))
            throw new UsageException("--agent-proxy: the URL holds credentials, which a command line shows to everybody; give it without them, for example http://proxy.contoso.test:8080");
        return IsPath(text) || !AgentProxy.TryParse(text, out var proxy)
            ? throw new UsageException($"--agent-proxy: '{text}' is no proxy URL and no file that is there; write http://proxy.contoso.test:8080, none, or the path of a file")
            : proxy;
    }

    // A file that is not there must not be taken for the name of a proxy.
    private static bool IsPath(string text) =>
        !text.Contains("://", StringComparison.Ordinal) && (text.AsSpan().ContainsAny('/', '\\') || text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".txt", StringComparison.OrdinalIgnoreCase));

    private static string ReadBypass(string? text)
    {
        var entry = BypassList.Parse(text).WithSlash.FirstOrDefault();
        return entry is null
            ? text ?? ""
            : throw new UsageException($"--no-proxy: '{entry}' has a slash, which a bypass list cannot have; name hosts such as *.contoso.test or 10.1.*");
    }

    private static IPEndPoint ReadServer(string text)
    {
        var server = text.Trim();
        if (IPAddress.TryParse(server, out var address) && (server.Contains(':', StringComparison.Ordinal) || server.Count(c => c == '.') == 3))
            return new IPEndPoint(address, DnsPort);
        if (IPEndPoint.TryParse(server, out var endPoint) && endPoint.Port != 0 && server.AsSpan().ContainsAny('.', '['))
            return endPoint;
        throw new UsageException($"--dns: '{server}' is no address of a server; write 10.1.0.53, 10.1.0.53:5353 or [2001:db8::53]:53");
    }

    private static IEnumerable<X509Certificate2> ReadRoots(string file)
    {
        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPem(File.ReadAllText(file));
            return roots.Count > 0 ? roots : throw new UsageException($"--expect-root: {file}: holds no certificate; give a PEM file with -----BEGIN CERTIFICATE-----");
        }
        catch (CryptographicException e)
        {
            throw new UsageException($"--expect-root: {file}: holds a certificate that cannot be read; give a PEM file with -----BEGIN CERTIFICATE-----", e);
        }
        catch (Exception e) when (InputFile.IsUnreadable(e))
        {
            throw new UsageException($"--expect-root: {InputFile.Problem(file, e)}", e);
        }
    }

    private int? ReadFamily(ParseResult parsed) => (parsed.GetValue(_ipv4), parsed.GetValue(_ipv6)) switch
    {
        (true, true) => throw new UsageException("-4 and -6 contradict each other; give one, or none to use both families"),
        (true, false) => 4,
        (false, true) => 6,
        _ => null,
    };
}
