using MarsNetCheck.Facts;

namespace MarsNetCheck.Proxies;

/// <summary>The registry values <c>DefaultConnectionSettings</c> and <c>SavedLegacySettings</c>, which WinINET applies. The flags say what is on, not the texts.</summary>
/// <remarks>Not documented by Microsoft; the layout is that of github.com/vbfox/proxyconf, whose vectors are tests.</remarks>
internal sealed record ConnectionSettings
{
    /// <summary>Version, counter and flags.</summary>
    public required BlobHeader Header { get; init; }

    /// <summary>The proxies; "" for none, null if the text is cut off.</summary>
    public required string? ProxyServer { get; init; }

    /// <summary>What goes past them; "" for nothing, null if the text is cut off.</summary>
    public required string? ProxyOverride { get; init; }

    /// <summary>The address of the PAC script; "" for none, null if the text is cut off.</summary>
    public required string? PacUrl { get; init; }

    /// <summary>Reads a value; null and what is wrong with it if it is malformed.</summary>
    public static ConnectionSettings? Read(ReadOnlySpan<byte> bytes, string name, out SettingProblem? problem)
    {
        var blob = new SettingsBlob(bytes);
        if (blob.TakeHeader(out var fault) is not { } header)
        {
            problem = new SettingProblem(SettingProblemKind.InvalidValue, name, fault);
            return null;
        }
        var settings = new ConnectionSettings { Header = header, ProxyServer = blob.TakeText(), ProxyOverride = blob.TakeText(), PacUrl = blob.TakeText() };
        problem = settings.Broken is { } broken ? new SettingProblem(SettingProblemKind.InvalidValue, name, broken) : null;
        return problem is null ? settings : null;
    }

    // What is switched off may be broken: nobody reads it.
    private string? Broken => this switch
    {
        { Header.Manual: true, ProxyServer: null } => "cut off in the proxy, which is on",
        { Header.Manual: true, ProxyServer: "" } => "the proxy is on and empty",
        { Header.Manual: true, ProxyOverride: null } => "cut off in the bypass list of the proxy, which is on",
        { Header.Pac: true, PacUrl: null } => "cut off in the PAC script, which is on",
        { Header.Pac: true, PacUrl: "" } => "the PAC script is on and empty",
        _ => null,
    };
}
