using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace MarsNetCheck.Reports;

/// <summary>A value in a report that is read, and where it stands, so that an error can name the place.</summary>
internal sealed class JsonPlace
{
    private readonly JsonElement _element;
    private readonly JsonPlace? _parent;
    private readonly string _step;
    private readonly string _file;

    private JsonPlace(JsonElement element, JsonPlace? parent, string step, string file)
    {
        _element = element;
        _parent = parent;
        _step = step;
        _file = file;
    }

    /// <summary>The root of a document.</summary>
    public static JsonPlace Root(JsonElement element, string file) => new(element, parent: null, "", file);

    /// <summary>The file as the user named it.</summary>
    public string File => _file;

    /// <summary>The JSON path, for example <c>endpoints[3].id</c>; "the report" for the root.</summary>
    public string Path => _parent is null ? "the report" : FullPath;

    private string FullPath => _parent is null ? "" : (_parent.FullPath + _step).TrimStart('.');

    /// <summary>The member of that name, which must be there.</summary>
    public JsonPlace Member(string name) => Find(name) ?? throw Error($"has no member \"{name}\"");

    /// <summary>The member of that name; null if it is not there.</summary>
    public JsonPlace? Find(string name)
    {
        Require(JsonValueKind.Object, "an object");
        if (!_element.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
            return null;
        return new JsonPlace(member, this, "." + name, _file);
    }

    /// <summary>The items of an array member; none if it is not there.</summary>
    public IEnumerable<JsonPlace> Items(string name) => Find(name)?.Items() ?? [];

    private List<JsonPlace> Items()
    {
        Require(JsonValueKind.Array, "an array");
        var items = new List<JsonPlace>(_element.GetArrayLength());
        foreach (var item in _element.EnumerateArray())
            items.Add(new JsonPlace(item, this, string.Create(CultureInfo.InvariantCulture, $"[{items.Count}]"), _file));
        return items;
    }

    /// <summary>The items of an array member, each read by <paramref name="read"/>.</summary>
    public ImmutableArray<T> All<T>(string name, Func<JsonPlace, T> read) => [.. Items(name).Select(read)];

    /// <summary>An object member read by <paramref name="read"/>; null if it is not there.</summary>
    public T? Maybe<T>(string name, Func<JsonPlace, T> read)
        where T : class => Find(name) is { } place ? read(place) : null;

    /// <summary>A value member read by <paramref name="read"/>; null if it is not there.</summary>
    public T? MaybeValue<T>(string name, Func<JsonPlace, T> read)
        where T : struct => Find(name) is { } place ? read(place) : null;

    public string Text()
    {
        Require(JsonValueKind.String, "a text");
        try
        {
            return _element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Error("must be valid UTF-8");
        }
    }

    public int Int() => _element.ValueKind == JsonValueKind.Number && _element.TryGetInt32(out var value) ? value : throw Error("must be a whole number");

    public long Long() => _element.ValueKind == JsonValueKind.Number && _element.TryGetInt64(out var value) ? value : throw Error("must be a whole number");

    public bool Flag() => _element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Error("must be true or false"),
    };

    public TimeSpan Milliseconds()
    {
        if (_element.ValueKind != JsonValueKind.Number || !_element.TryGetDecimal(out var value) || Math.Abs(value) > long.MaxValue / TimeSpan.TicksPerMillisecond)
            throw Error("must be a number of milliseconds");
        return TimeSpan.FromTicks((long)(value * TimeSpan.TicksPerMillisecond));
    }

    public DateTimeOffset Time() =>
        DateTimeOffset.TryParse(Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value)
            ? value : throw Error("must be a time such as 2026-01-31T12:00:00Z");

    public IPAddress Address() => IPAddress.TryParse(Text(), out var value) ? value : throw Error("must be an IP address");

    public IPEndPoint EndPoint() => IPEndPoint.TryParse(Text(), out var value) ? value : throw Error("must be an IP address and port such as 192.0.2.1:443");

    public Uri Url() => Uri.TryCreate(Text(), UriKind.Absolute, out var value) ? value : throw Error("must be an absolute URL");

    /// <summary>A word of a closed list, which must be known.</summary>
    public T Word<T>()
        where T : struct, Enum => Words.Find<T>(Text()) ?? throw Error($"must be one of {string.Join(", ", Words.All<T>())}");

    /// <summary>A word of a list that may grow; <paramref name="otherwise"/> if this version does not know it.</summary>
    public T Word<T>(T otherwise)
        where T : struct, Enum => Words.Find<T>(Text()) ?? otherwise;

    public ImmutableSortedDictionary<string, string> Map()
    {
        Require(JsonValueKind.Object, "an object");
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var member in _element.EnumerateObject())
            map[member.Name] = new JsonPlace(member.Value, this, "." + member.Name, _file).Text();
        return map.ToImmutable();
    }

    /// <summary>An error at this place; <paramref name="problem"/> says what must be there.</summary>
    public ReportFormatException Error(string problem) =>
        new(_file, Path, $"{problem}; give a report that marsnetcheck wrote with --format json");

    private void Require(JsonValueKind kind, string what)
    {
        if (_element.ValueKind != kind)
            throw Error($"must be {what}");
    }
}
