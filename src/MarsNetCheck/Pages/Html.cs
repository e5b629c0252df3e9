namespace MarsNetCheck.Pages;

/// <summary>
/// A piece of HTML that is safe to show. The only way from text to it is an interpolated string whose literal parts are the program's own
/// and whose holes are encoded (<see cref="HtmlText"/>), so nothing that came from the network can become markup.
/// </summary>
public sealed class Html
{
    private readonly string _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>Nothing.</summary>
    public static Html Empty { get; } = new("");

    /// <summary>The length of the markup in characters.</summary>
    public int Length => _markup.Length;

    /// <summary>Markup with holes, for example <c>Html.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c>.</summary>
    /// <param name="text">The interpolated string.</param>
    /// <exception cref="InvalidOperationException">A hole stands where no encoding makes it safe, or a tag is not closed; see <see cref="HtmlText"/>.</exception>
    public static Html Of(HtmlText text) => new(text.Finish());

    /// <summary>Text as it is, without any markup.</summary>
    /// <param name="text">The text; null gives nothing.</param>
    public static Html Text(string? text) => Of($"{text}");

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new(string.Concat(parts.Select(p => p._markup)));
    }

    /// <summary>The markup.</summary>
    public override string ToString() => _markup;
}
