namespace MarsNetCheck.Catalog;

/// <summary>Reads the top of the catalog file: sources, trust sets, clouds, common endpoints.</summary>
internal static class DocumentReader
{
    public static CatalogDocument Read(CatalogNode root)
    {
        root.Expect("$schema", "schemaVersion", "note", "sources", "trustSets", "clouds", "commonEndpoints");
        root.OptionalText("$schema");
        root.OptionalText("note");
        return new CatalogDocument
        {
            Sources = root.Objects("sources", Source),
            TrustSets = root.Objects("trustSets", Trust),
            Clouds = root.Objects("clouds", CloudReader.Read),
            CommonEndpoints = root.OptionalObjects("commonEndpoints", EndpointReader.Read),
        };
    }

    private static CatalogSource Source(CatalogNode node)
    {
        node.Expect("id", "title", "document", "date", "note");
        return new CatalogSource
        {
            Id = node.Text("id", CatalogSyntax.Id),
            Title = node.Text("title"),
            Document = node.Text("document"),
            Date = node.OptionalText("date", CatalogSyntax.Date),
            Note = node.OptionalText("note"),
        };
    }

    private static TrustEntry Trust(CatalogNode node)
    {
        node.Expect("id", "purpose", "note", "source", "roots", "issuers", "organizations");
        node.Text("purpose");
        node.OptionalText("note");
        var roots = node.Objects("roots", Root);
        var set = new TrustSet
        {
            Id = node.Text("id", CatalogSyntax.Id),
            Roots = [.. roots.Select(root => root.Sha1)],
            Issuers = node.OptionalTexts("issuers"),
            Organizations = node.OptionalTexts("organizations"),
        };
        return new TrustEntry(node.Text("source"), [.. roots.Select(root => root.Source)], set);
    }

    private static (string Sha1, string? Source) Root(CatalogNode node)
    {
        node.Expect("name", "sha1", "source", "note");
        node.Text("name");
        node.OptionalText("note");
        return (node.Text("sha1", CatalogSyntax.Thumbprint), node.OptionalText("source"));
    }
}
