using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace MarsNetCheck.Reports;

/// <summary>How the report writes each kind of value. A null is not written: not observed.</summary>
internal static class JsonMembers
{
    private const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    public static void Number(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    public static void Flag(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag)
            json.WriteBoolean(name, flag);
    }

    /// <summary>A duration in milliseconds, exact to a tick (0.0001 ms).</summary>
    public static void Milliseconds(this Utf8JsonWriter json, string name, TimeSpan? value)
    {
        if (value is { } duration)
            json.WriteNumber(name, duration.Ticks / (decimal)TimeSpan.TicksPerMillisecond);
    }

    /// <summary>A time in UTC (RFC 3339 section 5.6).</summary>
    public static void Time(this Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } time)
            json.WriteString(name, time.ToUniversalTime().ToString(Rfc3339, CultureInfo.InvariantCulture));
    }

    public static void Address(this Utf8JsonWriter json, string name, IPAddress? value) => json.Text(name, value?.ToString());

    public static void EndPoint(this Utf8JsonWriter json, string name, IPEndPoint? value) => json.Text(name, value?.ToString());

    public static void Word<T>(this Utf8JsonWriter json, string name, T? value)
        where T : struct, Enum
    {
        if (value is { } known)
            json.WriteString(name, Words.Of(known));
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void Numbers(this Utf8JsonWriter json, string name, IEnumerable<int> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    public static void Addresses(this Utf8JsonWriter json, string name, IEnumerable<IPAddress> values) =>
        json.Texts(name, values.Select(a => a.ToString()));

    public static void EndPoints(this Utf8JsonWriter json, string name, IEnumerable<IPEndPoint> values) =>
        json.Texts(name, values.Select(e => e.ToString()));

    /// <summary>A map, its keys in ordinal order.</summary>
    public static void Map(this Utf8JsonWriter json, string name, ImmutableSortedDictionary<string, string> map)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    /// <summary>An object whose members <paramref name="write"/> writes.</summary>
    public static void Object<T>(this Utf8JsonWriter json, string name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        json.Object(value, write);
    }

    /// <summary>An array of objects whose members <paramref name="write"/> writes.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.Object(value, write);
        json.WriteEndArray();
    }

    private static void Object<T>(this Utf8JsonWriter json, T value, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject();
        write(json, value);
        json.WriteEndObject();
    }
}
