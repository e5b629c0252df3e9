using MarsNetCheck.Facts;
using MarsNetCheck.Registry;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>
/// The WinINET settings of one account, or the machine's copy of them. WinINET applies <c>DefaultConnectionSettings</c>; the flat values beside it
/// are what scripts write, so both are read, and where they disagree that is said. Without a binary value the flat ones stand in.
/// </summary>
internal sealed class WinInetSettings
{
    /// <summary>Ends the names under which a fact says what is on.</summary>
    private const string InForce = " in force";

    private const string AppliedName = "DefaultConnectionSettings";
    private const string SavedName = "SavedLegacySettings";

    private readonly SettingsFact _fact = new();
    private readonly FlatSettings _flat;
    private readonly ConnectionSettings? _applied;
    private readonly string _appliedName;

    private WinInetSettings(RegistryKey values, RegistryKey connections)
    {
        _flat = FlatSettings.Read(values, _fact);
        var applied = ReadBlob(connections, AppliedName);
        var saved = ReadBlob(connections, SavedName);
        (_applied, _appliedName) = applied is null ? (saved, SavedName) : (applied, AppliedName);
    }

    /// <summary>Reads the settings under a key <c>Internet Settings</c>.</summary>
    public static SettingsReading Read(IRegistry registry, string path, ProxySource source, string? account)
    {
        var values = registry.Read(path);
        var connections = registry.Read(path + WindowsKeys.Connections);
        return SettingsFact.Unread(values, connections) is { } state
            ? new SettingsReading(new ProxyFact { Source = source, Account = account, State = state }, null)
            : new WinInetSettings(values, connections).Judge(source, account);
    }

    private ConnectionSettings? ReadBlob(RegistryKey connections, string name)
    {
        if (_fact.Bytes(connections, name, name) is not { } bytes)
            return null;
        var blob = ConnectionSettings.Read(bytes.AsSpan(), name, out var problem);
        _fact.Fault(problem);
        _fact.Note(name, blob?.Header.ToString());
        _fact.Note($"{name}.{FlatSettings.ServerName}", blob?.ProxyServer);
        _fact.Note($"{name}.{FlatSettings.OverrideName}", blob?.ProxyOverride);
        _fact.Note($"{name}.{FlatSettings.PacName}", blob?.PacUrl);
        return blob;
    }

    private SettingsReading Judge(ProxySource source, string? account)
    {
        if (!_fact.Any)
            return new SettingsReading(_fact.ToFact(source, account, ProxySettingState.Absent), null);
        var configuration = Checked(_applied is null ? OfFlat() : OfBlob(_applied));
        if (_applied is not null && _flat.Any)
            Compare(_applied);
        NoteOff(configuration);
        NoteInForce(configuration);
        var state = configuration.IsEmpty && _fact.HasInvalid(SavedName) ? ProxySettingState.Invalid : ProxySettingState.Found;
        return new SettingsReading(_fact.ToFact(source, account, state), configuration);
    }

    private ProxyConfiguration OfFlat() => new()
    {
        AutoDetect = _flat.Detect,
        PacUrl = Given(_flat.PacUrl),
        ProxyServer = _flat.Manual ? Given(_flat.ProxyServer) : null,
        ProxyOverride = _flat.Manual ? Given(_flat.ProxyOverride) : null,
    };

    private static ProxyConfiguration OfBlob(ConnectionSettings blob) => new()
    {
        AutoDetect = blob.Header.Detect,
        PacUrl = blob.Header.Pac ? blob.PacUrl : null,
        ProxyServer = blob.Header.Manual ? blob.ProxyServer : null,
        ProxyOverride = blob.Header.Manual ? Given(blob.ProxyOverride) : null,
    };

    // Windows takes what is no URL for no script (Chromium's test SetFromIEConfig has "wpad.dat").
    private ProxyConfiguration Checked(ProxyConfiguration configuration)
    {
        if (_applied is null && _flat is { Manual: true, ProxyServer: "" })
            _fact.Fault(new SettingProblem(SettingProblemKind.InvalidValue, FlatSettings.ServerName, "on and empty"));
        if (configuration.PacUrl is not { } url || IsAbsolute(url))
            return configuration;
        _fact.Fault(new SettingProblem(SettingProblemKind.InvalidValue, FlatSettings.PacName, $"{url} is no URL"));
        return configuration with { PacUrl = null };
    }

    private static bool IsAbsolute(string url) => url.Contains(':', StringComparison.Ordinal) && Uri.TryCreate(url, UriKind.Absolute, out _);

    private void Compare(ConnectionSettings blob)
    {
        Compare(FlatSettings.EnableName, _flat.Manual ? "on" : "off", blob.Header.Manual ? "on" : "off");
        if (_flat.Manual && blob.Header.Manual)
        {
            Compare(FlatSettings.ServerName, _flat.ProxyServer, blob.ProxyServer);
            CompareGiven(FlatSettings.OverrideName, _flat.ProxyOverride, blob.ProxyOverride);
        }
        CompareGiven(FlatSettings.PacName, _flat.PacUrl, blob.Header.Pac ? blob.PacUrl : "");
    }

    // Microsoft's own script for MARS copies the binary values and neither of these two: that they are missing is no disagreement.
    private void CompareGiven(string name, string flat, string? blob)
    {
        if (flat.Length > 0)
            Compare(name, flat, blob);
    }

    private void Compare(string name, string flat, string? blob)
    {
        if (!string.Equals(flat, blob, StringComparison.OrdinalIgnoreCase))
            _fact.Fault(new SettingProblem(SettingProblemKind.Disagree, name, $"{Shown(flat)} as a value, {Shown(blob)} in {_appliedName}"));
    }

    private static string Shown(string? text) => text switch
    {
        null or "" => "none",
        "on" or "off" => text,
        _ => $"\"{Scrubbed.Text(text)}\"",
    };

    // Where one of the two is on and the other is not, they disagree, which is the graver thing to say.
    private void NoteOff(ProxyConfiguration configuration)
    {
        if (configuration.ProxyServer is null && !_flat.Manual && (Given(_applied?.ProxyServer) ?? Given(_flat.ProxyServer)) is { } proxy)
            _fact.Fault(new SettingProblem(SettingProblemKind.SetButOff, FlatSettings.ServerName, proxy));
        if (_applied is { Header.Pac: false } && _flat.PacUrl.Length == 0 && Given(_applied.PacUrl) is { } script)
            _fact.Fault(new SettingProblem(SettingProblemKind.SetButOff, FlatSettings.PacName, script));
    }

    private void NoteInForce(ProxyConfiguration configuration)
    {
        _fact.Note(FlatSettings.DetectName + InForce, configuration.AutoDetect ? "on" : null);
        _fact.Note(FlatSettings.PacName + InForce, configuration.PacUrl);
        _fact.Note(FlatSettings.ServerName + InForce, configuration.ProxyServer);
        _fact.Note(FlatSettings.OverrideName + InForce, configuration.ProxyOverride);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
