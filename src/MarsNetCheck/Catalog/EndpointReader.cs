using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>Reads one endpoint of the catalog file.</summary>
internal static class EndpointReader
{
    public static EndpointTemplate Read(CatalogNode node)
    {
        node.Expect("id", "group", "url", "required", "sample", "onRequest", "suffix", "purpose", "expect", "trust", "addressRanges", "privateLink", "source", "note");
        var template = new EndpointTemplate
        {
            Id = node.Text("id", CatalogSyntax.Id),
            Group = Group(node),
            Url = node.Text("url", UrlSyntax.Check),
            Required = node.Flag("required"),
            Sample = node.OptionalFlag("sample"),
            OnRequest = node.OptionalFlag("onRequest"),
            Suffix = node.OptionalText("suffix", CatalogSyntax.Suffix),
            Purpose = node.Text("purpose"),
            Expect = Expected(node.OptionalObject("expect")),
            Trust = node.OptionalText("trust"),
            RangeSets = node.OptionalTexts("addressRanges"),
            PrivateLink = node.OptionalFlag("privateLink"),
            Source = node.Text("source"),
            Note = node.OptionalText("note"),
        };
        CheckTogether(node, template);
        return template;
    }

    private static EndpointGroup Group(CatalogNode node)
    {
        var names = Enum.GetNames<EndpointGroup>().Select(name => name.ToLowerInvariant()).ToImmutableArray();
        var text = node.Text("group", name => names.Contains(name, StringComparer.Ordinal)
            ? null
            : new Fault($"{Quoted.Text(name)} is not a group", NearName.Mend(name, names, $"write one of {string.Join(", ", names)}")));
        return text.Length == 0 ? default : Enum.Parse<EndpointGroup>(text, ignoreCase: true);
    }

    private static ExpectedAnswer Expected(CatalogNode? node)
    {
        if (node is null)
            return new ExpectedAnswer();

        node.Expect("statuses", "body", "proofHeaders", "jsonMembers", "requestHeaders");
        return new ExpectedAnswer
        {
            Statuses = node.OptionalNumbers("statuses", 100, 599),
            Body = node.OptionalText("body"),
            ProofHeaders = node.OptionalMap("proofHeaders", StringComparer.OrdinalIgnoreCase, CatalogSyntax.HeaderName, CatalogSyntax.HeaderValue),
            JsonMembers = node.OptionalMap("jsonMembers", StringComparer.Ordinal),
            RequestHeaders = node.OptionalMap("requestHeaders", StringComparer.OrdinalIgnoreCase, RequestHeaderName, CatalogSyntax.HeaderValue),
        };
    }

    // The probe sets these itself; and a catalog is no place for secrets.
    private static Fault? RequestHeaderName(string name)
    {
        string[] reserved = ["Host", "Connection", "Content-Length", "Transfer-Encoding", "Authorization", "Proxy-Authorization", "Cookie"];
        return reserved.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? new Fault($"header {Quoted.Text(name)} is not for a catalog to set", "remove it")
            : CatalogSyntax.HeaderName(name);
    }

    private static void CheckTogether(CatalogNode node, EndpointTemplate template)
    {
        if (template.Url.Length == 0)
            return;

        var url = template.UrlIn("geo");
        var isTls = string.Equals(url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);
        if (isTls && template.Trust is null)
            node.Blame("trust", "an https endpoint needs a trust set", "add \"trust\": \"microsoft\" or another set of $.trustSets");

        if (!isTls && template.Trust is not null)
            node.Blame("trust", "an http endpoint has no certificate to trust", "remove it, or write https in the url");

        if (template.Suffix is { Length: > 0 } suffix && !url.IdnHost.EndsWith(suffix, StringComparison.Ordinal))
            node.Blame("suffix", $"host {Quoted.Text(url.IdnHost)} does not end with {Quoted.Text(suffix)}", "write how the host ends, with the leading dot");
    }
}
