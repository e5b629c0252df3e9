namespace MarsNetCheck.Catalog;

/// <summary>Reads one cloud of the catalog file.</summary>
internal static class CloudReader
{
    public static CatalogCloud Read(CatalogNode node)
    {
        node.Expect("id", "title", "note", "anchorRegions", "defaultProfile", "hostTrust", "regions", "rangeSets", "requirements", "profiles", "endpoints");
        var id = node.Text("id", CatalogSyntax.Id);
        return new CatalogCloud
        {
            Id = id,
            Title = node.Text("title"),
            Note = node.OptionalText("note"),
            AnchorRegions = node.Texts("anchorRegions"),
            DefaultProfile = node.Text("defaultProfile"),
            HostTrust = node.Text("hostTrust"),
            Regions = node.Objects("regions", region => Region(region, id)),
            RangeSets = node.OptionalObjects("rangeSets", Ranges),
            Requirements = node.Objects("requirements", Known),
            Profiles = node.Objects("profiles", Profile),
            Endpoints = node.Objects("endpoints", EndpointReader.Read),
        };
    }

    private static CatalogRegion Region(CatalogNode node, string cloud)
    {
        node.Expect("name", "geo", "source", "closed", "note");
        return new CatalogRegion
        {
            Name = node.Text("name", CatalogSyntax.RegionName),
            Geo = node.Text("geo", CatalogSyntax.Geo),
            Cloud = cloud,
            Source = node.Text("source"),
            Closed = node.OptionalFlag("closed"),
            Note = node.OptionalText("note"),
        };
    }

    private static RangeSet Ranges(CatalogNode node)
    {
        node.Expect("id", "purpose", "port", "source", "note", "cidrs");
        node.OptionalText("note");
        return new RangeSet
        {
            Id = node.Text("id", CatalogSyntax.Id),
            Purpose = node.Text("purpose"),
            Port = node.OptionalNumber("port", 1, 65535) ?? 443,
            Source = node.Text("source"),
            Cidrs = node.Texts("cidrs", CidrSyntax.Check),
        };
    }

    private static KnownRequirement Known(CatalogNode node)
    {
        node.Expect("pattern", "purpose", "notProbed", "note");
        return new KnownRequirement(node.Text("pattern", CatalogSyntax.Pattern), node.Text("purpose"), node.OptionalText("note"), node.OptionalText("notProbed"));
    }

    private static CatalogProfile Profile(CatalogNode node)
    {
        node.Expect("id", "title", "date", "source", "note", "addressRanges", "includes", "requirements");
        return new CatalogProfile
        {
            Id = node.Text("id", CatalogSyntax.Id),
            Title = node.Text("title"),
            Date = node.OptionalText("date", CatalogSyntax.Date),
            Source = node.Text("source"),
            Note = node.OptionalText("note"),
            RangeSets = node.OptionalTexts("addressRanges"),
            Includes = node.OptionalTexts("includes"),
            Rows = node.Objects("requirements", Row),
        };
    }

    private static ListedRequirement Row(CatalogNode node)
    {
        node.Expect("pattern", "required", "spelling", "note");
        var pattern = node.Text("pattern", CatalogSyntax.Pattern);
        var spelling = node.OptionalText("spelling", CatalogSyntax.Pattern) ?? pattern;
        if (pattern.Length > 0 && spelling.Length > 0 && !MeanTheSame(pattern, spelling))
            node.Blame("spelling", $"{Quoted.Text(spelling)} means other hosts than {Quoted.Text(pattern)}", "write the same pattern as the document spells it, or remove it");

        return new ListedRequirement(pattern, spelling, node.Flag("required"), node.OptionalText("note"));
    }

    private static bool MeanTheSame(string pattern, string spelling)
    {
        var plain = HostPattern.Parse(pattern);
        var spelled = HostPattern.Parse(spelling);
        return plain.IsExact == spelled.IsExact && string.Equals(plain.Ending.TrimStart('.'), spelled.Ending.TrimStart('.'), StringComparison.Ordinal);
    }
}
