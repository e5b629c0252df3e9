using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Catalog;
using Microsoft.Extensions.Configuration;

namespace MarsNetCheck.Hosting.Settings;

/// <summary>
/// The section as it was written. The binder passes over names that it does not know, and throws at the first text that it cannot read; here every such error is found, and the rest can
/// be bound.
/// </summary>
internal sealed class SettingsText
{
    private readonly List<string> _errors = [];
    private readonly Dictionary<string, string?> _good = new(StringComparer.OrdinalIgnoreCase);

    private SettingsText(IConfigurationSection section)
    {
        foreach (var part in section.GetChildren())
        {
            if (SettingNames.Parts.TryGetValue(part.Key, out var members))
                ReadPart(part, members);
            else
                Unknown(part, SettingNames.Parts.Keys);
        }
    }

    /// <summary>One line for each error: the place, the value, the mend.</summary>
    public ImmutableArray<string> Errors => [.. _errors];

    /// <summary>Reads the section.</summary>
    public static SettingsText Read(IConfigurationSection section) => new(section);

    /// <summary>What can be bound, without the section's name.</summary>
    public IConfiguration Good() => new ConfigurationBuilder().AddInMemoryCollection(_good).Build();

    /// <summary>True if the setting was given: as nothing, perhaps.</summary>
    public bool Has(string name) => _good.ContainsKey(name);

    /// <summary>True if the setting was given as nothing.</summary>
    public bool IsNothing(string name) => _good.TryGetValue(name, out var value) && value is null;

    private void ReadPart(IConfigurationSection part, IReadOnlyDictionary<string, SettingKind> members)
    {
        if (!string.IsNullOrEmpty(part.Value))
            _errors.Add($"{part.Path}: takes settings and not '{part.Value}'; write {{ \"{members.Keys.Order(StringComparer.Ordinal).First()}\": … }}");
        foreach (var member in part.GetChildren())
        {
            if (members.TryGetValue(member.Key, out var kind))
                ReadMember($"{part.Key}:{member.Key}", member, kind);
            else
                Unknown(member, members.Keys);
        }
    }

    private void Unknown(IConfigurationSection member, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        _errors.Add($"{member.Path}: is no setting; {NearName.Mend(member.Key, names, $"remove it, or write one of {string.Join(", ", names)}")}");
    }

    private void ReadMember(string name, IConfigurationSection member, SettingKind kind)
    {
        if (kind == SettingKind.Texts)
            ReadTexts(name, member);
        else if (member.GetChildren().Any())
            _errors.Add($"{member.Path}: takes one value; write \"{member.Key}\": \"…\"");
        else if (MendOf(kind, member.Value) is { } mend)
            _errors.Add($"{member.Path}: '{member.Value}' {mend}");
        else
            _good[name] = Bindable(kind, member.Value);
    }

    private void ReadTexts(string name, IConfigurationSection member)
    {
        if (!string.IsNullOrEmpty(member.Value))
            _errors.Add($"{member.Path}: takes a list and not '{member.Value}'; write \"{member.Key}\": [ \"{member.Value}\" ]");
        foreach (var item in member.GetChildren())
        {
            if (!int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _) || item.GetChildren().Any())
                _errors.Add($"{item.Path}: takes a list of texts; write \"{member.Key}\": [ \"…\" ]");
            else if (string.IsNullOrWhiteSpace(item.Value))
                _errors.Add($"{item.Path}: is empty; remove it, or write what it stands for");
            else
                _good[$"{name}:{item.Key}"] = item.Value;
        }
    }

    // Null if the binder can read the text.
    private static string? MendOf(SettingKind kind, string? text) => kind switch
    {
        SettingKind.Flag when text is not null && !bool.TryParse(text, out _) => "is neither true nor false; write one of them",
        SettingKind.Count when text is not null && !int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) => "is no whole number; write digits, for example 4",
        SettingKind.Duration when text is not null && DurationText.Find(text) is null => "is no duration; write it like 90s, 15m, 6h, 1d or 00:15:00",
        SettingKind.DurationOrNone when !IsNone(text) && DurationText.Find(text!) is null => $"is no duration; write it like 90s, 15m, 6h, 1d or 00:15:00, or {DurationText.Never}",
        _ => null,
    };

    // As the binder reads it.
    private static string? Bindable(SettingKind kind, string? text) => kind switch
    {
        SettingKind.DurationOrNone when IsNone(text) => null,
        SettingKind.Duration or SettingKind.DurationOrNone when text is not null => DurationText.Find(text)?.ToString("c", CultureInfo.InvariantCulture),
        _ => string.IsNullOrEmpty(text) ? null : text,
    };

    private static bool IsNone(string? text) => text is null || text.Equals(DurationText.Never, StringComparison.OrdinalIgnoreCase);
}
