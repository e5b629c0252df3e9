using System.Collections.Immutable;
using System.Text.Json;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Serving;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Cli.Services;

/// <summary>The file with the settings of an installed service.</summary>
internal static class ConfigurationFile
{
    private static readonly string _history = $"{MarsNetCheckSettings.Section}:History:Folder";

    /// <summary>Writes a new one.</summary>
    /// <param name="file">Its path; the folder is there.</param>
    /// <param name="history">The folder of the history, unless the settings name one.</param>
    /// <param name="settings">Settings that somebody gave.</param>
    public static void Write(string file, string history, ImmutableArray<ServeSetting> settings)
    {
        if (!settings.Any(s => string.Equals(s.Name, _history, StringComparison.Ordinal)))
            settings = settings.Add(new ServeSetting(_history, history, file));
        using var stream = new FileStream(file, FileMode.CreateNew);
        Write(stream, settings);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Refuses settings that the service would refuse, and those that would change nothing because there is a configuration already.</summary>
    /// <exception cref="UsageException">They cannot be used.</exception>
    public static void Require(string file, ImmutableArray<ServeSetting> settings)
    {
        if (File.Exists(file) && !settings.IsEmpty)
            throw new UsageException($"{settings[0].Origin}: {file} is there already and is kept; change it there, or leave the option out");
        var configuration = ServeConfiguration.Of(settings);
        try
        {
            ServeHost.Try(configuration);
        }
        catch (Exception e) when (StartFailure.Lines(e) is { } lines)
        {
            throw new UsageException([.. lines.Select(configuration.WithOrigin)], e);
        }
    }

    private static void Write(Stream stream, ImmutableArray<ServeSetting> settings)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartObject(MarsNetCheckSettings.Section);
        foreach (var section in settings.GroupBy(s => s.Name.Split(':')[1], StringComparer.Ordinal))
        {
            json.WriteStartObject(section.Key);
            foreach (var member in section.GroupBy(s => s.Name.Split(':')[2], StringComparer.Ordinal))
                WriteMember(json, member.Key, [.. member]);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter json, string name, ImmutableArray<ServeSetting> settings)
    {
        if (settings[0].Name.Split(':').Length == 3)
        {
            WriteValue(json, name, settings[0]);
            return;
        }
        json.WriteStartArray(name);
        foreach (var entry in settings)
            json.WriteStringValue(entry.Value);
        json.WriteEndArray();
    }

    // A text stays one, even if it looks like a number: a user of the name 007 is not number 7.
    private static void WriteValue(Utf8JsonWriter json, string name, ServeSetting setting)
    {
        if (setting.Value is null)
            json.WriteNull(name);
        else if (setting.IsFlag)
            json.WriteBoolean(name, bool.Parse(setting.Value));
        else
            json.WriteString(name, setting.Value);
    }
}
