namespace MarsNetCheck.Pages;

/// <summary>Where a report's parts lead to. Without any of them the parts stand for themselves, as in a report that is one file.</summary>
public sealed record ReportLinks
{
    /// <summary>The page of an endpoint by its id; null for none.</summary>
    public Func<string, Href>? Endpoint { get; init; }

    /// <summary>The page of an address range by its CIDR notation; null for none.</summary>
    public Func<string, Href>? Range { get; init; }

    /// <summary>No links.</summary>
    public static ReportLinks None { get; } = new();

    internal Html ToEndpoint(string id, string text) =>
        Endpoint is null ? Html.Of($"""<span id="e-{id}">{Breakable(text)}</span>""") : Html.Of($"""<a id="e-{id}" href="{Endpoint(id)}">{Breakable(text)}</a>""");

    // A long name breaks at its dots where it must, not within a label.
    private static IEnumerable<Html> Breakable(string name) => name.Split('.').Select((label, i) => i == 0 ? Html.Text(label) : Html.Of($".<wbr>{label}"));

    internal Html Mention(string id) => Endpoint is null ? Html.Of($"""<span>{id}</span>""") : Html.Of($"""<a href="{Endpoint(id)}">{id}</a>""");

    internal Html ToRange(string cidr) =>
        Range is null ? Html.Of($"""<span id="r-{cidr}">{cidr}</span>""") : Html.Of($"""<a id="r-{cidr}" href="{Range(cidr)}">{cidr}</a>""");
}
