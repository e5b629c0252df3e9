using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Settings;
using Microsoft.Extensions.Configuration;

namespace MarsNetCheck.Cli.Serving;

/// <summary>The settings of the service from a file, from the environment and from options, the later winning over the earlier; and where each stands.</summary>
internal sealed partial class ServeConfiguration
{
    /// <summary>What the names of environment variables begin with.</summary>
    public const string Prefix = "MARSNETCHECK_";

    /// <summary>The largest configuration file that is read.</summary>
    private const int MaxMebibytes = 1;

    private const string LevelSeparator = "__";
    private const string Logging = "Logging";
    private static readonly ImmutableArray<string> _sections = ["Check", "Schedule", "History", "Access", "Probe", "Otlp"];

    private readonly ImmutableDictionary<string, ServeSetting> _settings;

    private ServeConfiguration(ImmutableDictionary<string, ServeSetting> settings) => _settings = settings;

    /// <summary>The file that is read where none is named, if it is there.</summary>
    public static string DefaultFile { get; } = OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "MarsNetCheck", "marsnetcheck.json")
        : "/etc/marsnetcheck/marsnetcheck.json";

    /// <summary>Where paths that are not absolute count from: the folder of the file, without one the current folder.</summary>
    public string Folder { get; private init; } = Environment.CurrentDirectory;

    /// <summary>The settings by their names.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Values => _settings.Values.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value));

    /// <summary>Settings of one source.</summary>
    public static ServeConfiguration Of(ImmutableArray<ServeSetting> settings) => new(Empty.SetItems(settings.Select(s => KeyValuePair.Create(s.Name, s))));

    /// <summary>Puts the sources together. A list of a later source replaces that of an earlier one.</summary>
    /// <param name="file">The file; null for <see cref="DefaultFile"/>, which may be absent.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <param name="options">What the command line says.</param>
    /// <exception cref="UsageException">The file or a variable cannot be used.</exception>
    public static ServeConfiguration Read(string? file, IDictionary environment, ImmutableArray<ServeSetting> options)
    {
        var used = file ?? (File.Exists(DefaultFile) ? DefaultFile : null);
        var settings = Empty;
        foreach (var source in new[] { OfFile(used), OfEnvironment(environment), options })
        {
            var lists = source.Select(s => ListOf(s.Name)).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
            settings = settings.RemoveRange(settings.Keys.Where(k => ListOf(k) is { } list && lists.Contains(list)))
                .SetItems(source.Select(s => KeyValuePair.Create(s.Name, s)));
        }
        return new ServeConfiguration(settings) { Folder = used is null ? Environment.CurrentDirectory : Path.GetDirectoryName(Path.GetFullPath(used))! };
    }

    /// <summary>An error that begins with the name of a setting, of a list or of a part, or that speaks of two settings, with what the user wrote in their place.</summary>
    public string WithOrigin(string error)
    {
        var end = error.IndexOf(": ", StringComparison.Ordinal);
        if (end < 0)
            return error;
        var (place, rest) = (error[..end], error[end..]);
        return (OriginOf(place, rest) ?? Named().Replace(place, name => OriginOf(name.Value, rest) ?? name.Value)) + rest;
    }

    private string? OriginOf(string place, string problem)
    {
        // Of a list's entries, the one that the error quotes.
        var setting = _settings.Values
            .Where(s => s.Name.Equals(place, StringComparison.OrdinalIgnoreCase) || s.Name.StartsWith(place + ":", StringComparison.OrdinalIgnoreCase))
            .OrderBy(s => problem.Contains($"'{s.Value}'", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault();
        if (setting is null)
            return null;
        return setting.Origin.EndsWith(setting.Name, StringComparison.Ordinal) ? setting.Origin[..^setting.Name.Length] + place : setting.Origin;
    }

    [GeneratedRegex("MarsNetCheck(?::[A-Za-z0-9]+)+", RegexOptions.None, 1000)]
    private static partial Regex Named();

    private static ImmutableDictionary<string, ServeSetting> Empty => ImmutableDictionary.Create<string, ServeSetting>(StringComparer.OrdinalIgnoreCase);

    private static string? ListOf(string name)
    {
        var last = name.LastIndexOf(':');
        return last > 0 && name.AsSpan(last + 1).ContainsAnyExceptInRange('0', '9') ? null : name[..Math.Max(last, 0)];
    }

    private static ImmutableArray<ServeSetting> OfFile(string? file)
    {
        if (file is null)
            return [];
        try
        {
            using var content = new MemoryStream(InputFile.Read(file, MaxMebibytes));
            var parsed = new ConfigurationBuilder().AddJsonStream(content).Build();
            RefuseUnknown(file, parsed);
            return [.. parsed.AsEnumerable().Where(p => p.Value is not null || IsNothing(parsed, p.Key)).Select(p => new ServeSetting(p.Key, p.Value, $"{file}: {p.Key}"))];
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new UsageException($"{file}: {PlaceOf(e)}; write settings as {{ \"{MarsNetCheckSettings.Section}\": {{ … }} }}", e);
        }
    }

    // A setting given as null, not a section that is empty or that has members.
    private static bool IsNothing(IConfigurationRoot parsed, string name) =>
        name.Count(c => c == ':') > 1 && !parsed.GetSection(name).GetChildren().Any();

    private static void RefuseUnknown(string file, IConfigurationRoot parsed)
    {
        string[] known = [MarsNetCheckSettings.Section, Logging];
        var stranger = parsed.GetChildren().FirstOrDefault(c => !known.Contains(c.Key, StringComparer.OrdinalIgnoreCase));
        if (stranger is not null)
            throw new UsageException($"{file}: '{stranger.Key}' is no section; write '{MarsNetCheckSettings.Section}', or '{Logging}' for the log");
    }

    private static string PlaceOf(Exception e) => (e as JsonException ?? e.InnerException) switch
    {
        JsonException { LineNumber: { } line, BytePositionInLine: { } column } => string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, byte {column + 1}: is no JSON"),
        JsonException => "is no JSON",
        _ => e.Message.TrimEnd('.'),
    };

    private static ImmutableArray<ServeSetting> OfEnvironment(IDictionary environment)
    {
        var result = ImmutableArray.CreateBuilder<ServeSetting>();
        foreach (var (name, value) in environment.Keys.Cast<string>().Select(k => (k, environment[k] as string)))
        {
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                continue;
            var setting = name[Prefix.Length..];
            // MARSNETCHECK_PROXY_PASSWORD and its like are no settings: those have two levels.
            if (setting.Contains(LevelSeparator, StringComparison.Ordinal))
                result.Add(new ServeSetting($"{MarsNetCheckSettings.Section}:{setting.Replace(LevelSeparator, ":", StringComparison.Ordinal)}", value, name));
            else if (_sections.Contains(setting.Split('_')[0], StringComparer.OrdinalIgnoreCase))
                throw new UsageException($"{name}: is no setting; write two underscores between the levels, as in {Prefix}Schedule__Every");
        }
        return result.ToImmutable();
    }
}
