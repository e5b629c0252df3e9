using System.CommandLine;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Cli.Options;

/// <summary>The options that say which way to take.</summary>
internal sealed class RouteOptions
{
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

    /// <summary>Writes what the command line says into the settings.</summary>
    /// <exception cref="UsageException">Both address families are asked for alone.</exception>
    public void Fill(ParseResult parsed, CheckSettings settings)
    {
        settings.Proxy = parsed.GetValue(_proxy);
        settings.ProxySettings = parsed.GetValue(_proxySettings);
        settings.AgentProxy = parsed.GetValue(_agentProxy);
        settings.Pac = parsed.GetValue(_pac);
        settings.NoProxy = parsed.GetValue(_noProxy);
        settings.Routes = parsed.GetValue(_routes);
        settings.Family = ReadFamily(parsed);
        foreach (var server in parsed.GetValue(_dns) ?? [])
            settings.Dns.Add(server);
        foreach (var root in parsed.GetValue(_roots) ?? [])
            settings.ExpectRoots.Add(root);
    }

    private string? ReadFamily(ParseResult parsed) => (parsed.GetValue(_ipv4), parsed.GetValue(_ipv6)) switch
    {
        (true, true) => throw new UsageException("-4 and -6 contradict each other; give one, or none to use both families"),
        (true, false) => "4",
        (false, true) => "6",
        _ => null,
    };
}
