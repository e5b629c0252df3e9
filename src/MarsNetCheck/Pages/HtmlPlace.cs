namespace MarsNetCheck.Pages;

/// <summary>Where in the markup the next hole stands: between tags, inside a tag, or inside the quoted value of an attribute.</summary>
internal readonly record struct HtmlPlace
{
    private static readonly string[] _addresses = ["href", "src", "action", "formaction", "poster", "srcset", "data", "cite"];
    private static readonly string[] _code = ["style", "srcdoc"];

    private Where Here { get; init; }

    /// <summary>The attribute's name; null outside of a value.</summary>
    private string? Attribute { get; init; }

    /// <summary>True after a tag whose content is no HTML.</summary>
    private bool IsCode { get; init; }

    /// <summary>The place after more of the program's own markup.</summary>
    public HtmlPlace After(string literal)
    {
        var place = this;
        for (var i = 0; i < literal.Length; i++)
            place = place.After(literal, i);
        return place;
    }

    public void RequireText()
    {
        RequireNoCode();
        if (Here == Where.Tag)
            throw Wrong("text stands in a tag outside of a quoted attribute");
        if (Here == Where.Value && (IsOneOf(_addresses) || IsOneOf(_code) || Attribute!.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
            throw Wrong($"text stands in the attribute {Attribute}");
    }

    public void RequireBetweenTags()
    {
        RequireNoCode();
        if (Here != Where.Text)
            throw Wrong("markup stands inside a tag, or the tag is not closed");
    }

    public void RequireAddress()
    {
        if (Here != Where.Value || !IsOneOf(_addresses))
            throw Wrong("an address stands elsewhere than in an attribute that takes one");
    }

    private void RequireNoCode()
    {
        if (IsCode && Here == Where.Text)
            throw Wrong("something stands in a script or a style");
    }

    private HtmlPlace After(string literal, int at) => (Here, literal[at]) switch
    {
        (Where.Text, '<') => this with { Here = Where.Tag, IsCode = BeginsCode(literal.AsSpan(at + 1)) },
        (Where.Tag, '>') => this with { Here = Where.Text },
        (Where.Tag, '"') => this with { Here = Where.Value, Attribute = NameBefore(literal, at) },
        (Where.Value, '"') => this with { Here = Where.Tag, Attribute = null },
        _ => this,
    };

    private static bool BeginsCode(ReadOnlySpan<char> tag) =>
        tag.StartsWith("script", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("style", StringComparison.OrdinalIgnoreCase);

    private static string NameBefore(string literal, int quote)
    {
        if (quote == 0 || literal[quote - 1] != '=')
            throw Wrong("a quote stands in a tag without the name of an attribute before it");
        var begin = literal.LastIndexOfAny([' ', '\n', '\t'], quote);
        return literal[(begin + 1)..(quote - 1)];
    }

    private bool IsOneOf(string[] names) => names.Contains(Attribute, StringComparer.OrdinalIgnoreCase);

    private static InvalidOperationException Wrong(string what) => new($"HTML is made unsafely: {what}.");

    private enum Where
    {
        Text,
        Tag,
        Value,
    }
}
