using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>One JSON object of a catalog file, read member by member; what is missing, unknown or wrong becomes an error with its path.</summary>
internal sealed class CatalogNode(CatalogValue value)
{
    /// <summary>Reports everything that the reader of an object does not know: another kind of value, unknown members, members given twice.</summary>
    public void Expect(params ImmutableArray<string> known)
    {
        if (!value.IsObject)
            value.WrongKind("an object", $"write {{ }} with {string.Join(", ", known)}");

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, member) in value.Members())
        {
            if (!seen.Add(name))
                member.Blame(GivenTwice());
            else if (!known.Contains(name, StringComparer.Ordinal))
                member.Blame(new Fault($"unknown member {Quoted.Text(name)}", NearName.Mend(name, known, $"remove it; known are {string.Join(", ", known)}")));
        }
    }

    /// <summary>A text that must be there and not be empty; "" after an error.</summary>
    public string Text(string member, Func<string, Fault?>? check = null) => Required(member, "text")?.Text(check) ?? "";

    /// <summary>A text that may be missing; null then.</summary>
    public string? OptionalText(string member, Func<string, Fault?>? check = null) => value.Find(member)?.Text(check);

    public bool Flag(string member) => Required(member, "true or false")?.Flag() ?? false;

    public bool OptionalFlag(string member) => value.Find(member)?.Flag() ?? false;

    public int? OptionalNumber(string member, int least, int most) => value.Find(member)?.Number(least, most);

    /// <summary>The objects of a list that must be there and not be empty.</summary>
    public ImmutableArray<T> Objects<T>(string member, Func<CatalogNode, T> read) => [.. RequiredItems(member).Select(item => read(new CatalogNode(item)))];

    /// <summary>The objects of a list that may be missing or empty.</summary>
    public ImmutableArray<T> OptionalObjects<T>(string member, Func<CatalogNode, T> read) => [.. OptionalItems(member).Select(item => read(new CatalogNode(item)))];

    /// <summary>The texts of a list that must be there and not be empty.</summary>
    public ImmutableArray<string> Texts(string member, Func<string, Fault?>? check = null) => [.. RequiredItems(member).Select(item => item.Text(check))];

    /// <summary>The texts of a list that may be missing or empty.</summary>
    public ImmutableArray<string> OptionalTexts(string member, Func<string, Fault?>? check = null) => [.. OptionalItems(member).Select(item => item.Text(check))];

    /// <summary>The whole numbers of a list that may be missing or empty.</summary>
    public ImmutableArray<int> OptionalNumbers(string member, int least, int most) => [.. OptionalItems(member).Select(item => item.Number(least, most))];

    /// <summary>A member that is an object, or null if it is missing.</summary>
    public CatalogNode? OptionalObject(string member) => value.Find(member) is { } found ? new CatalogNode(found) : null;

    /// <summary>An object with free member names and texts as values, possibly empty ones; none if it is missing.</summary>
    public ImmutableSortedDictionary<string, string> OptionalMap(string member, StringComparer names, Func<string, Fault?>? checkName = null, Func<string, Fault?>? checkValue = null)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(names);
        var found = value.Find(member);
        if (found is { IsObject: false })
            found.WrongKind("an object", "write { \"name\": \"value\" }");

        foreach (var (name, item) in found?.Members() ?? [])
            AddTo(map, name, item, checkName, checkValue);

        return map.ToImmutable();
    }

    /// <summary>Adds an error about a member that is well formed, or missing, and still wrong.</summary>
    public void Blame(string member, string problem, string mend) => value.Blame(member, new Fault(problem, mend));

    private static void AddTo(ImmutableSortedDictionary<string, string>.Builder map, string name, CatalogValue item, Func<string, Fault?>? checkName, Func<string, Fault?>? checkValue)
    {
        var text = item.AnyText() ?? "";
        var fault = checkName?.Invoke(name) ?? checkValue?.Invoke(text);
        if (fault is null && !map.TryAdd(name, text))
            fault = GivenTwice();

        if (fault is not null)
            item.Blame(fault);
    }

    private ImmutableArray<CatalogValue> RequiredItems(string member)
    {
        if (Required(member, "a list") is not { } list)
            return [];

        if (list.IsEmptyList)
            list.Blame(new Fault("is empty", "add at least one entry"));

        return list.Items();
    }

    private ImmutableArray<CatalogValue> OptionalItems(string member) => value.Find(member)?.Items() ?? [];

    private CatalogValue? Required(string member, string kind)
    {
        var found = value.Find(member);
        if (found is null && value.IsObject)
            value.Blame(new Fault($"member '{member}' is missing", $"add \"{member}\": {kind}"));

        return found;
    }

    private static Fault GivenTwice() => new("is given twice", "remove one of the two");
}
