namespace MarsNetCheck.Settings;

/// <summary>
/// What to check and how, as a person writes it in a configuration file or on a command line: texts that nobody has looked at yet, so that
/// <see cref="CheckSettingsReader"/> can list everything that is wrong with them at once.
/// </summary>
public sealed class CheckSettings
{
    /// <summary>Path of another <c>endpoints.json</c>; null for the one that is built in.</summary>
    public string? Catalog { get; set; }

    /// <summary><c>public</c>, <c>usgov</c> or <c>china</c>; null for <c>public</c>.</summary>
    public string? Cloud { get; set; }

    /// <summary>The vault's region, for example <c>westeurope</c>; null if it is not known.</summary>
    public string? Region { get; set; }

    /// <summary>The edition of Microsoft's list; null for the newest.</summary>
    public string? Profile { get; set; }

    /// <summary>Hosts of the vault itself: pods and storage accounts. An entry may hold several, separated by commas.</summary>
    public IList<string> Hosts { get; init; } = [];

    /// <summary>Endpoint ids or groups to probe alone; <c>*</c> is a wildcard, a comma separates several. Empty for all.</summary>
    public IList<string> Only { get; init; } = [];

    /// <summary>Endpoint ids or groups to leave out; <c>*</c> is a wildcard, a comma separates several.</summary>
    public IList<string> Skip { get; init; } = [];

    /// <summary>URL of the proxy, <c>none</c>, or <c>auto</c> for the one that MARS would use; null means <c>auto</c>.</summary>
    public string? Proxy { get; set; }

    /// <summary>Path of a registry export that stands in for this machine's registry; null for this machine's own.</summary>
    public string? ProxySettings { get; set; }

    /// <summary>What the MARS agent itself is set to: a URL, <c>none</c>, or a file; null to ask the agent.</summary>
    public string? AgentProxy { get; set; }

    /// <summary>Path or address of a PAC script that stands in for the configured one; null for that.</summary>
    public string? Pac { get; set; }

    /// <summary>Destinations that go direct, in the syntax of ProxyOverride; null for none.</summary>
    public string? NoProxy { get; set; }

    /// <summary>Who logs in to the proxy, without the password; null for nobody.</summary>
    public string? ProxyUser { get; set; }

    /// <summary>Path of a file whose first line is the password of <see cref="ProxyUser"/>; null to take it from <c>MARSNETCHECK_PROXY_PASSWORD</c>.</summary>
    public string? ProxyPasswordFile { get; set; }

    /// <summary>True to log in to the proxy with this account's own ticket or logon.</summary>
    public bool Integrated { get; set; }

    /// <summary><c>effective</c> or <c>all</c>; null for <c>effective</c>.</summary>
    public string? Routes { get; set; }

    /// <summary>Addresses of DNS servers to ask instead of the machine's own, with a port unless it is 53; a comma separates several. Empty for the machine's own.</summary>
    public IList<string> Dns { get; init; } = [];

    /// <summary>Paths of PEM files with CAs that are genuine for these endpoints besides the catalog's own. Empty for none.</summary>
    public IList<string> ExpectRoots { get; init; } = [];

    /// <summary><c>4</c> or <c>6</c> to use only that address family; null for both.</summary>
    public string? Family { get; set; }

    /// <summary>The longest that one stage may take, in seconds: 0.1 to 600; null for 5.</summary>
    public string? Timeout { get; set; }

    /// <summary>The longest that a run may take, in seconds: 0.1 to 86,400; null for 60.</summary>
    public string? Budget { get; set; }

    /// <summary>How many attempts may be under way at once: 1 to 65,536; null lets the program choose.</summary>
    public string? Concurrency { get; set; }
}
