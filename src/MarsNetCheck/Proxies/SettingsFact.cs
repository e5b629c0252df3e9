using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Facts;
using MarsNetCheck.Registry;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>Collects what one source of proxy settings in the registry says, with what is wrong with it.</summary>
internal sealed class SettingsFact
{
    private readonly ImmutableSortedDictionary<string, string>.Builder _settings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
    private readonly List<SettingProblem> _problems = [];

    /// <summary>True if something was seen, usable or not.</summary>
    public bool Any => _settings.Count > 0 || _problems.Count > 0;

    /// <summary>True if a setting is invalid, other than one that nobody applies.</summary>
    public bool HasInvalid(string unapplied) =>
        _problems.Any(p => p.Kind == SettingProblemKind.InvalidValue && !string.Equals(p.Setting, unapplied, StringComparison.Ordinal));

    /// <summary>Notes a setting; null and "" are none.</summary>
    public void Note(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            _settings[name] = Scrubbed.Text(text);
    }

    /// <summary>Notes what is wrong; null is nothing.</summary>
    public void Fault(SettingProblem? problem)
    {
        if (problem is not null)
            _problems.Add(problem with { Detail = Scrubbed.Text(problem.Detail) });
    }

    /// <summary>Notes a text value and gives it; null if there is none of that type.</summary>
    public string? Text(RegistryKey key, string name)
    {
        if (key.Find(name) is { Text: null })
            Fault(new SettingProblem(SettingProblemKind.InvalidValue, name, "no text (REG_SZ)"));
        var text = key.Find(name)?.Text?.Trim();
        Note(name, text);
        return text;
    }

    /// <summary>Notes a number and gives it; null if there is none of that type.</summary>
    public uint? Number(RegistryKey key, string name)
    {
        if (key.Find(name) is { Dword: null })
            Fault(new SettingProblem(SettingProblemKind.InvalidValue, name, "no number (REG_DWORD)"));
        var number = key.Find(name)?.Dword;
        Note(name, number?.ToString(CultureInfo.InvariantCulture));
        return number;
    }

    /// <summary>Gives the bytes of a value, which only the decoded form of is noted; null if there are none.</summary>
    public ImmutableArray<byte>? Bytes(RegistryKey key, string name, string shown)
    {
        if (key.Find(name) is { Bytes: null })
            Fault(new SettingProblem(SettingProblemKind.InvalidValue, shown, "no bytes (REG_BINARY)"));
        return key.Find(name)?.Bytes;
    }

    /// <summary>The state of keys of which one could not be read; null if all could, or are not there.</summary>
    public static ProxySettingState? Unread(params ReadOnlySpan<RegistryKey> keys)
    {
        ProxySettingState? state = null;
        foreach (var key in keys)
        {
            if (key.State == RegistryKeyState.Denied)
                return ProxySettingState.Denied;
            if (key.State == RegistryKeyState.Unreadable)
                state = ProxySettingState.Unknown;
        }
        return state;
    }

    /// <summary>The fact.</summary>
    public ProxyFact ToFact(ProxySource source, string? account, ProxySettingState state) => new()
    {
        Source = source,
        Account = account,
        State = state,
        Settings = _settings.ToImmutable(),
        Problems = [.. _problems],
    };
}
