using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace MarsNetCheck.Cli.Serving;

/// <summary>Finds every setting that has no place in <see cref="MarsNetCheckSettings"/> or whose text is of another kind. Whether a value makes sense is judged later.</summary>
internal static partial class SettingErrors
{
    // The binder stops at the first error, so what it complained of is left out the next time.
    private const int MostRounds = 100;
    private const string TypeEnding = "Settings";

    // The binder passes over a text in the place of a list or of a section.
    private static readonly ImmutableArray<string> _lists = ["Check:Hosts", "Check:Only", "Check:Skip", "Check:Dns", "Check:ExpectRoots", "Access:Listen", "Access:Hosts", "Probe:Allow"];

    /// <summary>One line for each, with what the user wrote.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<ServeSetting> settings)
    {
        var errors = ImmutableArray.CreateBuilder<string>();
        errors.AddRange(settings.Where(IsTextForList).Select(s => $"{s.Origin}: '{s.Value}' stands where a list must be; {(s.Origin.StartsWith(ServeConfiguration.Prefix, StringComparison.Ordinal) ? $"number its entries, {s.Origin}__0" : "write [ … ]")}"));
        for (var (round, left) = (0, settings); round < MostRounds && Complaint(left) is { } complaint; round++)
        {
            var (wrong, words) = Blamed(left, complaint);
            errors.AddRange(wrong.Select(s => $"{s.Origin}: {words(s)}"));
            if (wrong.IsEmpty)
                errors.Add(complaint);
            left = wrong.IsEmpty ? [] : left.RemoveRange(wrong);
        }
        return errors.ToImmutable();
    }

    private static bool IsTextForList(ServeSetting setting) => setting.Value is { Length: > 0 } && _lists.Any(l => Is(setting.Name, $"{MarsNetCheckSettings.Section}:{l}"));

    private static string? Complaint(ImmutableArray<ServeSetting> settings)
    {
        try
        {
            _ = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, s.Value))).Build()
                .GetSection(MarsNetCheckSettings.Section).Get<MarsNetCheckSettings>(o => o.ErrorOnUnknownConfiguration = true);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    private static (ImmutableArray<ServeSetting> Wrong, Func<ServeSetting, string> Words) Blamed(ImmutableArray<ServeSetting> settings, string complaint)
    {
        if (Unconverted().Match(complaint) is { Success: true } unconverted)
            return ([.. settings.Where(s => Is(s.Name, unconverted.Groups["name"].Value))], s => $"'{s.Value}' is no {KindOf(unconverted.Groups["type"].Value)}");
        if (Unknown().Match(complaint) is not { Success: true } unknown)
            return ([], _ => "");
        var type = unknown.Groups["type"].Value.Split('.')[^1];
        var section = type == nameof(MarsNetCheckSettings) ? MarsNetCheckSettings.Section : $"{MarsNetCheckSettings.Section}:{type.Replace(TypeEnding, "", StringComparison.Ordinal)}";
        var names = Quoted().Matches(unknown.Groups["names"].Value).Select(m => $"{section}:{m.Groups["name"].Value}").ToList();
        return ([.. settings.Where(s => names.Exists(n => Is(s.Name, n) || s.Name.StartsWith(n + ":", StringComparison.OrdinalIgnoreCase)))], _ => "there is no such setting; see docs/service.md for their names");
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string KindOf(string type) => type switch
    {
        _ when type.Contains(nameof(TimeSpan), StringComparison.Ordinal) => "duration; write days.hours:minutes:seconds, for example 00:15:00 for 15 minutes",
        _ when type.Contains(nameof(Boolean), StringComparison.Ordinal) => "yes or no; write true or false",
        _ when type.Contains(nameof(Int32), StringComparison.Ordinal) => "whole number; write digits",
        _ => "number; write digits, with a point before decimals",
    };

    [GeneratedRegex(@"^Failed to convert configuration value (?:'.*' )?at '(?<name>[^']+)' to type '(?<type>[^']+)'", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unconverted();

    [GeneratedRegex(@"on the instance of (?<type>[\w.]+): (?<names>'.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex("'(?<name>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
