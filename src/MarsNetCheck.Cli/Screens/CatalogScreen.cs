using System.Globalization;
using MarsNetCheck.Catalog;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MarsNetCheck.Cli.Screens;

/// <summary>The catalog in force: its clouds with their editions and regions, and the endpoints of the part that was picked.</summary>
internal sealed class CatalogScreen(EndpointCatalog catalog, SelectedCatalog selection) : IDocument
{
    public int Status => ExitStatus.Ready;

    public string Summary => $"{catalog.Name} is a valid catalog.";

    public Task WriteJsonAsync(Stream output) => JsonCatalogWriter.WriteAsync(catalog, selection, output);

    public async Task WriteTableAsync(ScreenLayout layout, Stream output) =>
        await output.WriteAsync(layout.Encoding.GetBytes(
            Canvas.Render(Header(), layout) + Canvas.Render(Endpoints(), layout with { Width = WidthOfEndpoints(layout) }) + Canvas.Render(Footer(), layout)));

    private Rows Header() => new(
        Block.Paragraph($"{Summary} SHA-256 {catalog.Sha256}"),
        Block.Empty,
        Clouds(),
        Block.Empty,
        Block.Paragraph(string.Create(CultureInfo.InvariantCulture, $"Regions of {selection.Cloud}: {string.Join(", ", Regions())}")),
        Block.Empty,
        Block.Paragraph(Picked(), Palette.Strong),
        Block.Empty);

    private Rows Footer() => new(Block.Empty, Ranges());

    private Table Clouds()
    {
        var table = Frame("cloud", "edition", "what it is", "date");
        foreach (var cloud in catalog.Clouds)
        {
            foreach (var profile in cloud.Profiles)
                table.AddRow(new Text(cloud.Id), new Text(Marked(cloud, profile)), new Text(profile.Title), new Text(profile.Date ?? ""));
        }
        return table;
    }

    private static string Marked(CatalogCloud cloud, CatalogProfile profile) =>
        string.Equals(cloud.DefaultProfile, profile.Id, StringComparison.Ordinal) ? $"{profile.Id} (default)" : profile.Id;

    private IEnumerable<string> Regions() =>
        catalog.Clouds.First(c => string.Equals(c.Id, selection.Cloud, StringComparison.Ordinal)).Regions.Select(r => r.Closed ? $"{r.Name} (closed)" : r.Name);

    private string Picked()
    {
        var regions = selection.Region ?? $"no region given, so {string.Join(", ", selection.ProbedRegions)}";
        return string.Create(CultureInfo.InvariantCulture, $"{selection.Endpoints.Length} endpoints of {selection.Cloud}, {selection.Profile}; {regions}:");
    }

    private Table Endpoints()
    {
        var table = Frame("group", "id", "", "url");
        foreach (var endpoint in selection.Endpoints)
            table.AddRow(new Text(Words.Of(endpoint.Group)), new Text(endpoint.Id), new Text(endpoint.Required ? "required" : "optional", Palette.Faint), new Text(Address(endpoint)));
        return table;
    }

    // As it is sent, with its escapes: it can be copied and asked for.
    private static string Address(Endpoint endpoint) => endpoint.Url.AbsoluteUri;

    // Somebody copies the addresses: one that is too long for the terminal is wrapped by it, which keeps it whole, and stays one line in a file.
    private int WidthOfEndpoints(ScreenLayout layout) => layout.Width + selection.Endpoints.Select(e => Address(e).Length).DefaultIfEmpty(0).Max();

    private IRenderable Ranges()
    {
        var table = Frame("range", "port", "what it is for");
        foreach (var range in selection.Ranges)
            table.AddRow(new Text(range.Cidr), new Text(range.Port.ToString(CultureInfo.InvariantCulture)), new Text(range.Purpose));
        return selection.Ranges.IsEmpty ? Block.Paragraph("No address ranges.") : table;
    }

    private static Table Frame(params string[] titles)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var title in titles)
            table.AddColumn(new TableColumn(new Text(title, Palette.Faint)) { Padding = new Padding(0, 0, 2, 0) });
        return table;
    }
}
