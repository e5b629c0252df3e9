using System.Globalization;
using System.Text.Json;

namespace MarsNetCheck.Hosting.Api;

/// <summary>Values as the report writes them: times in RFC 3339 and UTC, durations in milliseconds.</summary>
internal static class JsonValues
{
    /// <summary>Writes a time.</summary>
    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>Writes a duration, null for none.</summary>
    public static void WriteDuration(this Utf8JsonWriter json, string name, TimeSpan? duration)
    {
        if (duration is { } time)
            json.WriteNumber(name, Math.Round(time.TotalMilliseconds, 1));
        else
            json.WriteNull(name);
    }
}
