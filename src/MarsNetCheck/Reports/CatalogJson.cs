using System.Collections.Immutable;
using System.Text.Json;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Reports;

/// <summary>The part of the catalog that the run was about: its name at the top of a report, its entries in the evidence.</summary>
internal static class CatalogJson
{
    public static void WriteName(Utf8JsonWriter json, SelectedCatalog catalog)
    {
        json.Text("cloud", catalog.Cloud);
        json.Text("region", catalog.Region);
        json.Texts("probedRegions", catalog.ProbedRegions);
        json.Text("profile", catalog.Profile);
        json.Text("sha256", catalog.Sha256);
        json.Flag("narrowed", catalog.Narrowed);
    }

    public static void WriteEntries(Utf8JsonWriter json, SelectedCatalog catalog)
    {
        json.Objects("endpoints", catalog.Endpoints, WriteEndpoint);
        json.Objects("leftOut", catalog.LeftOut, WriteEndpoint);
        json.Objects("requirements", catalog.Requirements, WriteRequirement);
        json.Objects("ranges", catalog.Ranges, WriteRange);
        json.Objects("trust", catalog.Trust, WriteTrust);
    }

    public static SelectedCatalog Read(JsonPlace name, JsonPlace entries) => new()
    {
        Cloud = name.Member("cloud").Text(),
        Region = name.Find("region")?.Text(),
        ProbedRegions = name.All("probedRegions", p => p.Text()),
        Profile = name.Member("profile").Text(),
        Sha256 = name.Member("sha256").Text(),
        Narrowed = name.Find("narrowed")?.Flag() ?? false,
        Endpoints = entries.All("endpoints", ReadEndpoint),
        LeftOut = entries.All("leftOut", ReadEndpoint),
        Requirements = entries.All("requirements", ReadRequirement),
        Ranges = entries.All("ranges", ReadRange),
        Trust = entries.All("trust", ReadTrust),
    };

    private static void WriteEndpoint(Utf8JsonWriter json, Endpoint endpoint)
    {
        json.Text("id", endpoint.Id);
        json.Word<EndpointGroup>("group", endpoint.Group);
        json.Text("url", endpoint.Url.OriginalString);
        json.Flag("required", endpoint.Required);
        json.Flag("sample", endpoint.Sample);
        json.Text("purpose", endpoint.Purpose);
        json.Texts("requirements", endpoint.Requirements);
        json.Object("expect", endpoint.Expect, WriteExpect);
        json.Text("trust", endpoint.Trust);
        json.Texts("addressRanges", endpoint.AddressRanges);
        json.Flag("privateLink", endpoint.PrivateLink);
        json.Text("source", endpoint.Source);
        json.Text("note", endpoint.Note);
    }

    private static Endpoint ReadEndpoint(JsonPlace place) => new()
    {
        Id = place.Member("id").Text(),
        Group = place.Member("group").Word(EndpointGroup.Control),
        Url = place.Member("url").Url(),
        Required = place.Member("required").Flag(),
        Sample = place.Find("sample")?.Flag() ?? false,
        Purpose = place.Member("purpose").Text(),
        Requirements = place.All("requirements", p => p.Text()),
        Expect = ReadExpect(place.Member("expect")),
        Trust = place.Find("trust")?.Text(),
        AddressRanges = place.All("addressRanges", p => p.Text()),
        PrivateLink = place.Find("privateLink")?.Flag() ?? false,
        Source = place.Member("source").Text(),
        Note = place.Find("note")?.Text(),
    };

    private static void WriteExpect(Utf8JsonWriter json, ExpectedAnswer expect)
    {
        json.Numbers("statuses", expect.Statuses);
        json.Text("body", expect.Body);
        json.Map("proofHeaders", expect.ProofHeaders);
        json.Map("jsonMembers", expect.JsonMembers);
        json.Map("requestHeaders", expect.RequestHeaders);
    }

    private static ExpectedAnswer ReadExpect(JsonPlace place) => new()
    {
        Statuses = place.All("statuses", p => p.Int()),
        Body = place.Find("body")?.Text(),
        ProofHeaders = place.Find("proofHeaders")?.Map() ?? ImmutableSortedDictionary<string, string>.Empty,
        JsonMembers = place.Find("jsonMembers")?.Map() ?? ImmutableSortedDictionary<string, string>.Empty,
        RequestHeaders = place.Find("requestHeaders")?.Map() ?? ImmutableSortedDictionary<string, string>.Empty,
    };

    private static void WriteRequirement(Utf8JsonWriter json, Requirement requirement)
    {
        json.Text("pattern", requirement.Pattern);
        json.Text("purpose", requirement.Purpose);
        json.Flag("required", requirement.Required);
        json.Text("notProbed", requirement.NotProbed);
        json.Text("source", requirement.Source);
        json.Text("note", requirement.Note);
    }

    private static Requirement ReadRequirement(JsonPlace place) => new()
    {
        Pattern = place.Member("pattern").Text(),
        Purpose = place.Member("purpose").Text(),
        Required = place.Member("required").Flag(),
        NotProbed = place.Find("notProbed")?.Text(),
        Source = place.Member("source").Text(),
        Note = place.Find("note")?.Text(),
    };

    private static void WriteRange(Utf8JsonWriter json, AddressRange range)
    {
        json.Text("cidr", range.Cidr);
        json.Text("purpose", range.Purpose);
        json.Number("port", range.Port);
        json.Text("source", range.Source);
    }

    private static AddressRange ReadRange(JsonPlace place) => new()
    {
        Cidr = place.Member("cidr").Text(),
        Purpose = place.Member("purpose").Text(),
        Port = place.Member("port").Int(),
        Source = place.Member("source").Text(),
    };

    private static void WriteTrust(Utf8JsonWriter json, TrustSet trust)
    {
        json.Text("id", trust.Id);
        json.Texts("roots", trust.Roots);
        json.Texts("issuers", trust.Issuers);
        json.Texts("organizations", trust.Organizations);
    }

    private static TrustSet ReadTrust(JsonPlace place) => new()
    {
        Id = place.Member("id").Text(),
        Roots = place.All("roots", p => p.Text()),
        Issuers = place.All("issuers", p => p.Text()),
        Organizations = place.All("organizations", p => p.Text()),
    };
}
