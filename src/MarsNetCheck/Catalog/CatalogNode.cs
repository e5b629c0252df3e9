using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MarsNetCheck.Catalog;

/// <summary>
/// One JSON value together with its path. Reading a member that is missing or wrong adds an error and gives a harmless stand-in
/// ("", 0, false, an empty list), so that one pass finds every error of the file.
/// </summary>
internal sealed class CatalogNode(JsonElement element, string path, List<CatalogError> errors)
{
    public string Path => path;

    /// <summary>Reports everything about an object that its reader does not know: other kinds of values, unknown members, members given twice.</summary>
    public CatalogNode Expect(params ImmutableArray<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(path, $"expected an object, found {Kind(element)}", $"write {{ }} with {Join(known)}");
            return this;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
            CheckMember(NameOf(member), known, seen);

        return this;
    }

    /// <summary>A text that must be there and not be empty.</summary>
    public string Text(string member, Func<string, Fault?>? check = null) =>
        Required(member, "text") is { } value ? ValueText(value, PathOf(member), check) : "";

    /// <summary>A text that may be missing; null then.</summary>
    public string? OptionalText(string member, Func<string, Fault?>? check = null) =>
        Find(member) is { } value ? ValueText(value, PathOf(member), check) : null;

    public bool Flag(string member) => Required(member, "true or false") is { } value && ValueFlag(value, PathOf(member));

    public bool OptionalFlag(string member) => Find(member) is { } value && ValueFlag(value, PathOf(member));

    public int? OptionalNumber(string member, int least, int most) => Find(member) is { } value ? ValueNumber(value, PathOf(member), least, most) : null;

    /// <summary>The objects of a list that must be there and not be empty.</summary>
    public ImmutableArray<T> Objects<T>(string member, Func<CatalogNode, T> read)
    {
        var items = Required(member, "a list") is { } value ? Items(value, PathOf(member)) : null;
        if (items is { Count: 0 })
            Add(PathOf(member), "is empty", "add at least one entry");

        return [.. (items ?? []).Select(read)];
    }

    /// <summary>The objects of a list that may be missing or empty.</summary>
    public ImmutableArray<T> OptionalObjects<T>(string member, Func<CatalogNode, T> read) =>
        Find(member) is { } value ? [.. (Items(value, PathOf(member)) ?? []).Select(read)] : [];

    /// <summary>The texts of a list that must be there and not be empty.</summary>
    public ImmutableArray<string> Texts(string member, Func<string, Fault?>? check = null) =>
        Objects(member, item => item.OwnText(check));

    /// <summary>The texts of a list that may be missing or empty.</summary>
    public ImmutableArray<string> OptionalTexts(string member, Func<string, Fault?>? check = null) =>
        OptionalObjects(member, item => item.OwnText(check));

    /// <summary>The whole numbers of a list that may be missing or empty.</summary>
    public ImmutableArray<int> OptionalNumbers(string member, int least, int most) =>
        OptionalObjects(member, item => item.OwnNumber(least, most));

    /// <summary>An object with free member names and texts as values, possibly empty ones.</summary>
    public ImmutableSortedDictionary<string, string> OptionalMap(string member, StringComparer names, Func<string, Fault?>? checkName = null, Func<string, Fault?>? checkValue = null)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(names);
        if (OptionalObject(member) is { } node)
            node.AddTo(map, checkName, checkValue);

        return map.ToImmutable();
    }

    /// <summary>A member that is an object, or null if it is missing.</summary>
    public CatalogNode? OptionalObject(string member) => Find(member) is { } value ? new CatalogNode(value, PathOf(member), errors) : null;

    /// <summary>Adds an error about a member that is well formed and still wrong.</summary>
    public void Blame(string member, string problem, string mend) => Add(PathOf(member), problem, mend);

    private string OwnText(Func<string, Fault?>? check) => ValueText(element, path, check);

    private int OwnNumber(int least, int most) => ValueNumber(element, path, least, most);

    private void AddTo(ImmutableSortedDictionary<string, string>.Builder map, Func<string, Fault?>? checkName, Func<string, Fault?>? checkValue)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(path, $"expected an object, found {Kind(element)}", "write { \"name\": \"value\" }");
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            var name = NameOf(member);
            AddFault(PathOf(name), checkName?.Invoke(name));
            if (!map.TryAdd(name, MapValue(member.Value, PathOf(name), checkValue)))
                Add(PathOf(name), "is given twice", "remove one of the two");
        }
    }

    private string MapValue(JsonElement value, string place, Func<string, Fault?>? check)
    {
        var text = value.ValueKind == JsonValueKind.String ? Decode(value, place) ?? "" : WrongKind(value, place, "text");
        AddFault(place, check?.Invoke(text));
        return text;
    }

    private void CheckMember(string name, ImmutableArray<string> known, HashSet<string> seen)
    {
        if (!seen.Add(name))
            Add(PathOf(name), "is given twice", "remove one of the two");
        else if (!known.Contains(name, StringComparer.Ordinal))
            Add(PathOf(name), $"unknown member {Quoted.Text(name)}", NearName.Mend(name, known, $"remove it; known are {Join(known)}"));
    }

    private JsonElement? Required(string member, string kind)
    {
        var value = Find(member);
        if (value is null && element.ValueKind == JsonValueKind.Object)
            Add(path, $"member '{member}' is missing", $"add \"{member}\": {kind}");

        return value;
    }

    private JsonElement? Find(string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) ? value : null;

    private string ValueText(JsonElement value, string place, Func<string, Fault?>? check)
    {
        if (value.ValueKind != JsonValueKind.String)
            return WrongKind(value, place, "text");

        if (Decode(value, place) is not { } text)
            return "";

        var fault = string.IsNullOrWhiteSpace(text) ? new Fault("is empty", "write a text") : check?.Invoke(text);
        AddFault(place, fault);
        return fault is null ? text : "";
    }

    private bool ValueFlag(JsonElement value, string place)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();

        WrongKind(value, place, "true or false");
        return false;
    }

    private int ValueNumber(JsonElement value, string place, int least, int most)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            WrongKind(value, place, "a number");
            return 0;
        }

        if (value.TryGetInt32(out var number) && number >= least && number <= most)
            return number;

        Add(place, $"{Quoted.Text(value.GetRawText())} is out of range", string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {most}"));
        return 0;
    }

    private List<CatalogNode>? Items(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            WrongKind(value, place, "a list");
            return null;
        }

        return [.. value.EnumerateArray().Select((item, index) => new CatalogNode(item, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"), errors))];
    }

    // Text may hold half of a surrogate pair as an escape, which is JSON but no text: null then, and the error is there.
    private string? Decode(JsonElement value, string place)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            Add(place, "is not valid Unicode", "remove the escape that is half of a pair");
            return null;
        }
    }

    private string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            Add(path, "has a member name that is not valid Unicode", "remove the escape that is half of a pair");
            return "";
        }
    }

    private string WrongKind(JsonElement value, string place, string kind)
    {
        Add(place, $"expected {kind}, found {Kind(value)}", $"write {kind}");
        return "";
    }

    private void AddFault(string place, Fault? fault)
    {
        if (fault is not null)
            Add(place, fault.Problem, fault.Mend);
    }

    private void Add(string place, string problem, string mend) => errors.Add(new CatalogError { Path = place, Problem = problem, Mend = mend });

    private string PathOf(string member) =>
        member.Length > 0 && member.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') ? $"{path}.{member}" : $"{path}[{Quoted.Text(member)}]";

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "null",
    };

    private static string Join(ImmutableArray<string> names) => string.Join(", ", names);
}
