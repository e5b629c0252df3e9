namespace MarsNetCheck.Pages;

/// <summary>The address of a link within the own pages: every part of it is escaped, so that it can lead nowhere else.</summary>
public sealed class Href
{
    private readonly string _address;

    private Href(string address) => _address = address;

    /// <summary>A place on the same page.</summary>
    /// <param name="id">The id of the element.</param>
    public static Href Anchor(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new("#" + Uri.EscapeDataString(id));
    }

    /// <summary>A page below a root.</summary>
    /// <param name="root">Where the pages begin, for example <c>/mars</c>; empty for the root of the host.</param>
    /// <param name="segments">The segments of the path below it, unescaped.</param>
    public static Href Path(string root, params ReadOnlySpan<string> segments)
    {
        ArgumentNullException.ThrowIfNull(root);
        var path = string.Concat(root.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Segment));
        foreach (var segment in segments)
            path += Segment(segment);
        return new(path.Length == 0 || segments.IsEmpty ? path + "/" : path);
    }

    /// <summary>The same with a parameter more.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, unescaped.</param>
    public Href With(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return new($"{_address}{(_address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
    }

    /// <summary>The address.</summary>
    public override string ToString() => _address;

    private static string Segment(string text) => "/" + Uri.EscapeDataString(Uri.UnescapeDataString(text) is "." or ".." ? "-" : text);
}
