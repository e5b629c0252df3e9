using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MarsNetCheck.Catalog;

/// <summary>
/// One JSON value of a catalog file together with its path. Reading a wrong one adds an error and gives a harmless stand-in
/// ("", 0, false, an empty list), so that one pass finds every error of the file.
/// </summary>
internal sealed class CatalogValue(JsonElement element, string path, List<CatalogError> errors)
{
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool IsEmptyList => element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 0;

    /// <summary>A text that is not empty; "" after an error.</summary>
    public string Text(Func<string, Fault?>? check)
    {
        if (AnyText() is not { } text)
            return "";

        var fault = string.IsNullOrWhiteSpace(text) ? new Fault("is empty", "write a text") : check?.Invoke(text);
        if (fault is null)
            return text;

        Blame(fault);
        return "";
    }

    /// <summary>A text that may be empty; null after an error.</summary>
    public string? AnyText()
    {
        if (element.ValueKind == JsonValueKind.String)
            return Decode(() => element.GetString());

        WrongKind("text");
        return null;
    }

    public bool Flag()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.GetBoolean();

        WrongKind("true or false");
        return false;
    }

    public int Number(int least, int most)
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            WrongKind("a number");
            return 0;
        }

        if (element.TryGetInt32(out var number) && number >= least && number <= most)
            return number;

        Blame(new Fault($"{Quoted.Text(element.GetRawText())} is out of range", string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {most}")));
        return 0;
    }

    public ImmutableArray<CatalogValue> Items()
    {
        if (element.ValueKind == JsonValueKind.Array)
            return [.. element.EnumerateArray().Select((item, index) => new CatalogValue(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), errors))];

        WrongKind("a list");
        return [];
    }

    /// <summary>The members of an object in their order; none of anything else.</summary>
    public IEnumerable<(string Name, CatalogValue Value)> Members()
    {
        if (!IsObject)
            yield break;

        foreach (var member in element.EnumerateObject())
        {
            var name = Decode(() => member.Name) ?? "";
            yield return (name, Below(name, member.Value));
        }
    }

    public CatalogValue? Find(string member) => IsObject && element.TryGetProperty(member, out var value) ? Below(member, value) : null;

    public void Blame(Fault fault) => errors.Add(new CatalogError { Path = path, Problem = fault.Problem, Mend = fault.Mend });

    /// <summary>Adds an error about a member, whether it is there or not.</summary>
    public void Blame(string member, Fault fault) => errors.Add(new CatalogError { Path = PathOf(member), Problem = fault.Problem, Mend = fault.Mend });

    /// <summary>Adds the error that something else was expected here.</summary>
    public void WrongKind(string expected, string? mend = null) => Blame(new Fault($"expected {expected}, found {Kind()}", mend ?? $"write {expected}"));

    private CatalogValue Below(string member, JsonElement value) => new(value, PathOf(member), errors);

    private string PathOf(string member) =>
        member.Length > 0 && member.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '$') ? $"{path}.{member}" : $"{path}[{Quoted.Text(member)}]";

    // Text may hold half of a surrogate pair as an escape, which is JSON but no text: null then, and the error is there.
    private string? Decode(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            Blame(new Fault("is not valid Unicode", "remove the escape that is half of a pair"));
            return null;
        }
    }

    private string Kind() => element.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "null",
    };
}
