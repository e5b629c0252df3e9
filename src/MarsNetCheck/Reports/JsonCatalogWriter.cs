using System.Text.Json;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Reports;

/// <summary>Writes a catalog as JSON: its clouds with their regions and editions, and the part that was picked.</summary>
public static class JsonCatalogWriter
{
    /// <summary>Writes the catalog and a selection from it. The stream stays open.</summary>
    public static Task WriteAsync(EndpointCatalog catalog, SelectedCatalog selection, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(output);
        return JsonText.WriteAsync(output, json => Write(json, catalog, selection), cancellationToken);
    }

    private static void Write(Utf8JsonWriter json, EndpointCatalog catalog, SelectedCatalog selection)
    {
        json.Number("schemaVersion", EndpointCatalog.SchemaVersion);
        json.Text("name", catalog.Name);
        json.Text("sha256", catalog.Sha256);
        json.Objects("clouds", catalog.Clouds, WriteCloud);
        json.Object("selection", selection, WriteSelection);
    }

    private static void WriteCloud(Utf8JsonWriter json, CatalogCloud cloud)
    {
        json.Text("id", cloud.Id);
        json.Text("title", cloud.Title);
        json.Text("note", cloud.Note);
        json.Text("defaultProfile", cloud.DefaultProfile);
        json.Objects("profiles", cloud.Profiles, WriteProfile);
        json.Texts("anchorRegions", cloud.AnchorRegions);
        json.Objects("regions", cloud.Regions, WriteRegion);
    }

    private static void WriteProfile(Utf8JsonWriter json, CatalogProfile profile)
    {
        json.Text("id", profile.Id);
        json.Text("title", profile.Title);
        json.Text("date", profile.Date);
        json.Text("source", profile.Source);
        json.Text("note", profile.Note);
    }

    private static void WriteRegion(Utf8JsonWriter json, CatalogRegion region)
    {
        json.Text("name", region.Name);
        json.Text("geo", region.Geo);
        json.Flag("closed", region.Closed);
        json.Text("note", region.Note);
    }

    private static void WriteSelection(Utf8JsonWriter json, SelectedCatalog selection)
    {
        CatalogJson.WriteName(json, selection);
        CatalogJson.WriteEntries(json, selection);
    }
}
