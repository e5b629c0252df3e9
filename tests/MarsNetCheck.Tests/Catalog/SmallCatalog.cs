using System.Collections.Immutable;
using System.Text;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Tests.Catalog;

/// <summary>The smallest catalog that is worth breaking: one of everything.</summary>
internal static class SmallCatalog
{
    public const string Json = """
        {
          "schemaVersion": 1,
          "sources": [ { "id": "doc", "title": "The list", "document": "list.md", "date": "2025-02-28" } ],
          "trustSets": [ { "id": "microsoft", "purpose": "All.", "source": "doc", "organizations": ["Microsoft Corporation"],
            "roots": [ { "name": "Root", "sha1": "DF3C24F9BFD666761B268073FE06D1CC8D4F82A4" } ] } ],
          "clouds": [ {
            "id": "public", "title": "Public", "anchorRegions": ["westeurope"], "defaultProfile": "2025-02", "hostTrust": "microsoft",
            "regions": [ { "name": "westeurope", "geo": "we", "source": "doc" }, { "name": "northeurope", "geo": "ne", "source": "doc" } ],
            "rangeSets": [ { "id": "entra", "purpose": "Sign-in.", "source": "doc", "cidrs": ["20.190.128.0/18", "2603:1006:2000::/48"] } ],
            "requirements": [ { "pattern": "*.microsoftonline.com", "purpose": "Sign-in." }, { "pattern": "*.windowsazure.com", "purpose": "Control." } ],
            "profiles": [ { "id": "2025-02", "title": "The list", "date": "2025-02-28", "source": "doc", "addressRanges": ["entra"],
              "requirements": [ { "pattern": "*.microsoftonline.com", "required": true }, { "pattern": "*.windowsazure.com", "required": true } ] } ],
            "endpoints": [
              { "id": "login", "group": "auth", "url": "https://login.microsoftonline.com/", "required": true, "purpose": "Sign-in.",
                "expect": { "statuses": [200], "proofHeaders": { "x-ms-request-id": "" } }, "trust": "microsoft", "addressRanges": ["entra"], "source": "doc" },
              { "id": "backup", "group": "control", "url": "https://pod01.{geo}.backup.windowsazure.com/", "required": true, "sample": true,
                "suffix": ".backup.windowsazure.com", "purpose": "Control.", "trust": "microsoft", "privateLink": true, "source": "doc" }
            ] } ],
          "commonEndpoints": [
            { "id": "crl", "group": "pki", "url": "http://crl.contoso.test/", "required": false, "purpose": "Revocation.", "source": "doc" } ]
        }
        """;

    public static EndpointCatalog Parse(string json) => EndpointCatalog.Parse(Encoding.UTF8.GetBytes(json), "small.json");

    /// <summary>The errors of the small catalog after one change, each as one line.</summary>
    public static ImmutableArray<string> ErrorsWith(string old, string changed)
    {
        Assert.Contains(old, Json, StringComparison.Ordinal);
        return ErrorsOf(Json.Replace(old, changed, StringComparison.Ordinal));
    }

    public static ImmutableArray<string> ErrorsOf(string json)
    {
        var refused = Assert.Throws<CatalogException>(() => Parse(json));
        return [.. refused.Errors.Select(error => error.ToString())];
    }
}
