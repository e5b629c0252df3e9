using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MarsNetCheck.Pages;

/// <summary>
/// Builds <see cref="Html"/> from an interpolated string; the compiler calls it, nobody else does. Literal parts stand as they are. A hole with text is
/// encoded and freed of control and formatting characters; it may stand between tags and inside a quoted attribute. An address (<c>href</c>, <c>src</c>,
/// <c>action</c>) takes a <see cref="Href"/> alone; an attribute that is code (<c>style</c>, <c>on…</c>) and a script take no hole at all.
/// </summary>
[InterpolatedStringHandler]
public ref struct HtmlText
{
    private readonly StringBuilder _markup;
    private HtmlPlace _place;

    /// <summary>Creates it.</summary>
    /// <param name="literalLength">Characters of the literal parts.</param>
    /// <param name="formattedCount">How many holes there are.</param>
    public HtmlText(int literalLength, int formattedCount) => _markup = new StringBuilder(literalLength + (formattedCount * 32));

    /// <summary>Adds a literal part.</summary>
    public void AppendLiteral(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _markup.Append(value);
        _place = _place.After(value);
    }

    /// <summary>Adds text, encoded; null adds nothing.</summary>
    /// <exception cref="InvalidOperationException">Text may not stand here.</exception>
    public readonly void AppendFormatted(string? value)
    {
        _place.RequireText();
        if (!string.IsNullOrEmpty(value))
            _markup.Append(SafeText.Encode(value));
    }

    /// <summary>Adds a number.</summary>
    /// <exception cref="InvalidOperationException">Text may not stand here.</exception>
    public readonly void AppendFormatted(long value)
    {
        _place.RequireText();
        _markup.Append(CultureInfo.InvariantCulture, $"{value}");
    }

    /// <summary>Adds a number with a format.</summary>
    /// <exception cref="InvalidOperationException">Text may not stand here.</exception>
    public readonly void AppendFormatted(double value, string? format = null) => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>Adds markup that is safe already; null adds nothing.</summary>
    /// <exception cref="InvalidOperationException">It would stand inside a tag.</exception>
    public readonly void AppendFormatted(Html? value)
    {
        _place.RequireBetweenTags();
        _markup.Append(value);
    }

    /// <summary>Adds pieces of markup, one after the other.</summary>
    /// <exception cref="InvalidOperationException">They would stand inside a tag.</exception>
    public readonly void AppendFormatted(IEnumerable<Html> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _place.RequireBetweenTags();
        foreach (var value in values)
            _markup.Append(value);
    }

    /// <summary>Adds the address of a link.</summary>
    /// <exception cref="InvalidOperationException">It stands elsewhere than in an attribute that is an address.</exception>
    public readonly void AppendFormatted(Href value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _place.RequireAddress();
        _markup.Append(SafeText.Encode(value.ToString()));
    }

    internal readonly string Finish()
    {
        _place.RequireBetweenTags();
        return _markup.ToString();
    }
}
