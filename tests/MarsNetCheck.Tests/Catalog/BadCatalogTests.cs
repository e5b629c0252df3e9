using System.Text;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Tests.Catalog;

/// <summary>One thing wrong at a time, each with the exact place, problem and mend that the user reads.</summary>
public sealed class BadCatalogTests
{
    [Fact]
    public void The_catalog_that_the_others_are_made_from_is_good() => Assert.Equal("small.json", SmallCatalog.Parse(SmallCatalog.Json).Name);

    [Theory]
    // Members
    [InlineData("\"purpose\": \"Sign-in.\",\n        \"expect\"", "\"purpos\": \"Sign-in.\",\n        \"expect\"", "$.clouds[0].endpoints[0].purpos: unknown member 'purpos'; did you mean 'purpose'?", "$.clouds[0].endpoints[0]: member 'purpose' is missing; add \"purpose\": text")]
    [InlineData("\"document\": \"list.md\"", "\"document\": \"list.md\", \"colour\": 1", "$.sources[0].colour: unknown member 'colour'; remove it; known are id, title, document, date, note")]
    [InlineData("\"document\": \"list.md\"", "\"document\": \"list.md\", \"my colour\": 1", "$.sources[0]['my colour']: unknown member 'my colour'; remove it; known are id, title, document, date, note")]
    [InlineData("\"title\": \"The list\", \"document\"", "\"document\"", "$.sources[0]: member 'title' is missing; add \"title\": text")]
    [InlineData("\"title\": \"Public\"", "\"title\": \"Public\", \"title\": \"Again\"", "$.clouds[0].title: is given twice; remove one of the two")]
    [InlineData("\"title\": \"Public\"", "\"title\": 7", "$.clouds[0].title: expected text, found a number; write text")]
    [InlineData("\"title\": \"Public\"", "\"title\": null", "$.clouds[0].title: expected text, found null; write text")]
    [InlineData("\"title\": \"Public\"", "\"title\": \" \"", "$.clouds[0].title: is empty; write a text")]
    [InlineData("\"title\": \"Public\"", "\"title\": \"\\uD800\"", "$.clouds[0].title: is not valid Unicode; remove the escape that is half of a pair")]
    [InlineData("\"required\": false", "\"required\": \"no\"", "$.commonEndpoints[0].required: expected true or false, found text; write true or false")]
    [InlineData("[\"westeurope\"]", "\"westeurope\"", "$.clouds[0].anchorRegions: expected a list, found text; write a list")]
    [InlineData("[\"westeurope\"]", "[]", "$.clouds[0].anchorRegions: is empty; add at least one entry")]
    [InlineData("\"expect\": { \"statuses\": [200], \"proofHeaders\": { \"x-ms-request-id\": \"\" } }", "\"expect\": 200", "$.clouds[0].endpoints[0].expect: expected an object, found a number; write { } with statuses, body, proofHeaders, jsonMembers, requestHeaders")]
    [InlineData("[200]", "[99]", "$.clouds[0].endpoints[0].expect.statuses[0]: '99' is out of range; write a whole number from 100 to 599")]
    [InlineData("[200]", "[200.5]", "$.clouds[0].endpoints[0].expect.statuses[0]: '200.5' is out of range; write a whole number from 100 to 599")]
    [InlineData("{ \"x-ms-request-id\": \"\" }", "{ \"x ms\": \"\" }", "$.clouds[0].endpoints[0].expect.proofHeaders['x ms']: 'x ms' is not a header name; write a token of RFC 9110, for example Server")]
    [InlineData("\"proofHeaders\": { \"x-ms-request-id\": \"\" }", "\"requestHeaders\": { \"Cookie\": \"a\" }", "$.clouds[0].endpoints[0].expect.requestHeaders.Cookie: header 'Cookie' is not for a catalog to set; remove it")]
    [InlineData("\"proofHeaders\": { \"x-ms-request-id\": \"\" }", "\"requestHeaders\": { \"Accept\": \"a\\r\\nHost: b\" }", "$.clouds[0].endpoints[0].expect.requestHeaders.Accept: 'a\uFFFD\uFFFDHost: b' is not a header value; write printable ASCII")]
    // Single values
    [InlineData("\"id\": \"crl\"", "\"id\": \"Crl 1\"", "$.commonEndpoints[0].id: 'Crl 1' is not an id; write lower-case letters, digits and hyphens")]
    [InlineData("\"id\": \"crl\"", "\"id\": \"pki\"", "$.commonEndpoints[0].id: 'pki' is reserved; write another id: not a group, and not starting with host-")]
    [InlineData("\"id\": \"crl\"", "\"id\": \"host-crl\"", "$.commonEndpoints[0].id: 'host-crl' is reserved; write another id: not a group, and not starting with host-")]
    [InlineData("\"group\": \"pki\"", "\"group\": \"pky\"", "$.commonEndpoints[0].group: 'pky' is not a group; did you mean 'pki'?")]
    [InlineData("\"group\": \"pki\"", "\"group\": \"2\"", "$.commonEndpoints[0].group: '2' is not a group; write one of auth, control, data, connectivity, pki, download")]
    [InlineData("\"date\": \"2025-02-28\" } ]", "\"date\": \"28.02.2025\" } ]", "$.sources[0].date: '28.02.2025' is not a date; write yyyy-MM-dd, yyyy-MM or yyyy")]
    [InlineData("\"date\": \"2025-02-28\" } ]", "\"date\": \"2025-02-29\" } ]", "$.sources[0].date: '2025-02-29' is not a date; write yyyy-MM-dd, yyyy-MM or yyyy")]
    [InlineData("\"date\": \"2025-02-28\" } ]", "\"date\": \"2025-13\" } ]", "$.sources[0].date: '2025-13' is not a date; write yyyy-MM-dd, yyyy-MM or yyyy")]
    [InlineData("DF3C24F9BFD666761B268073FE06D1CC8D4F82A4", "df:3c:24:f9:bf:d6:66:76:1b:26:80:73:fe:06:d1:cc:8d:4f:82:a4", "$.trustSets[0].roots[0].sha1: 'df:3c:24:f9:bf:d6:66:76:1b:26:80:73:fe:06:d1:cc:8d:4f:82:a4' is not a thumbprint; write DF3C24F9BFD666761B268073FE06D1CC8D4F82A4")]
    [InlineData("DF3C24F9BFD666761B268073FE06D1CC8D4F82A4", "DF3C", "$.trustSets[0].roots[0].sha1: 'DF3C' is not a thumbprint; write the SHA-1 of the certificate: 40 upper-case hexadecimal digits")]
    [InlineData("\"geo\": \"we\"", "\"geo\": \"w-e\"", "$.clouds[0].regions[0].geo: 'w-e' is not a geo code; write lower-case letters and digits, for example we")]
    [InlineData("\"pattern\": \"*.windowsazure.com\", \"required\": true", "\"pattern\": \"*.windowsazure.com\", \"required\": true, \"spelling\": \"*.windows.net\"", "$.clouds[0].profiles[0].requirements[1].spelling: '*.windows.net' means other hosts than '*.windowsazure.com'; write the same pattern as the document spells it, or remove it")]
    // Address ranges
    [InlineData("20.190.128.0/18", "20.190.130.0/18", "$.clouds[0].rangeSets[0].cidrs[0]: '20.190.130.0/18' has host bits set; write 20.190.128.0/18")]
    [InlineData("2603:1006:2000::/48", "2603:1006:2000:1::/48", "$.clouds[0].rangeSets[0].cidrs[1]: '2603:1006:2000:1::/48' has host bits set; write 2603:1006:2000::/48")]
    [InlineData("20.190.128.0/18", "20.190.128.0/33", "$.clouds[0].rangeSets[0].cidrs[0]: '33' is not a prefix length; write a number from 0 to 32")]
    [InlineData("20.190.128.0/18", "20.190.128.0", "$.clouds[0].rangeSets[0].cidrs[0]: '20.190.128.0' has no prefix length; write 20.190.128.0/32 for one address")]
    [InlineData("20.190.128.0/18", "20.190/18", "$.clouds[0].rangeSets[0].cidrs[0]: '20.190' is not an IP address; write it like 20.190.128.0/18 or 2603:1006:2000::/48")]
    [InlineData("20.190.128.0/18", "2603:1006:2000::/48", "$.clouds[0].rangeSets[0].cidrs[1]: '2603:1006:2000::/48' is there already; write another, or remove this entry")]
    // Addresses of endpoints
    [InlineData("http://crl.contoso.test/", "ftp://crl.contoso.test/", "$.commonEndpoints[0].url: 'ftp://crl.contoso.test/' is not an http or https address with a host name; write it like https://login.microsoftonline.com/")]
    [InlineData("http://crl.contoso.test/", "crl.contoso.test", "$.commonEndpoints[0].url: 'crl.contoso.test' is not an http or https address with a host name; write it like https://login.microsoftonline.com/")]
    [InlineData("http://crl.contoso.test/", "http://192.0.2.1/", "$.commonEndpoints[0].url: 'http://192.0.2.1/' is not an http or https address with a host name; write it like https://login.microsoftonline.com/")]
    [InlineData("http://crl.contoso.test/", "http://*.contoso.test/", "$.commonEndpoints[0].url: 'http://*.contoso.test/' is a wildcard, which cannot be requested; write one real host")]
    [InlineData("http://crl.contoso.test/", "http://crl.{region}.test/", "$.commonEndpoints[0].url: 'http://crl.{region}.test/' has an unknown place holder; write {geo}, the only one there is")]
    [InlineData("http://crl.contoso.test/", "http://crl.contoso.test/{geo}", "$.commonEndpoints[0].url: 'http://crl.contoso.test/{geo}' has {geo} outside the host; write {geo} as a part of the host only")]
    [InlineData("http://crl.contoso.test/", "http://me:secret@crl.contoso.test/", "$.commonEndpoints[0].url: '…@crl.contoso.test/' has a user or a fragment; write scheme, host, port and path only")]
    [InlineData("http://crl.contoso.test/", "https://crl.contoso.test/", "$.commonEndpoints[0].trust: an https endpoint needs a trust set; add \"trust\": \"microsoft\" or another set of $.trustSets")]
    [InlineData("\"purpose\": \"Revocation.\"", "\"purpose\": \"Revocation.\", \"trust\": \"microsoft\"", "$.commonEndpoints[0].trust: an http endpoint has no certificate to trust; remove it, or write https in the url")]
    [InlineData("\"suffix\": \".backup.windowsazure.com\"", "\"suffix\": \".blob.core.windows.net\"", "$.clouds[0].endpoints[1].suffix: host 'pod01.geo.backup.windowsazure.com' does not end with '.blob.core.windows.net'; write how the host ends, with the leading dot")]
    [InlineData("\"suffix\": \".backup.windowsazure.com\"", "\"suffix\": \"backup.windowsazure.com\"", "$.clouds[0].endpoints[1].suffix: 'backup.windowsazure.com' is not the ending of a host name; write it with the leading dot, like .blob.core.windows.net")]
    // Names given twice
    [InlineData("\"id\": \"backup\"", "\"id\": \"login\"", "$.clouds[0].endpoints[1].id: 'login' is there already; write another, or remove this entry")]
    [InlineData("\"id\": \"login\"", "\"id\": \"crl\"", "$.clouds[0].endpoints[0].id: 'crl' is there already; write another, or remove this entry")]
    [InlineData("\"id\": \"login\"", "\"id\": \"backup-we\"", "$.clouds[0].endpoints[1].id: 'backup-we' in one region is the id of another endpoint; write another id")]
    [InlineData("\"name\": \"northeurope\"", "\"name\": \"westeurope\"", "$.clouds[0].regions[1].name: 'westeurope' is there already; write another, or remove this entry")]
    [InlineData("\"geo\": \"ne\"", "\"geo\": \"we\"", "$.clouds[0].regions[1].geo: 'we' is there already; write another, or remove this entry")]
    // References to nothing
    [InlineData("\"source\": \"doc\", \"addressRanges\"", "\"source\": \"dok\", \"addressRanges\"", "$.clouds[0].profiles[0].source: 'dok' is no source; did you mean 'doc'?")]
    [InlineData("\"hostTrust\": \"microsoft\"", "\"hostTrust\": \"contoso\"", "$.clouds[0].hostTrust: 'contoso' is no trust set; define it in $.trustSets")]
    [InlineData("\"trust\": \"microsoft\", \"privateLink\"", "\"trust\": \"microsft\", \"privateLink\"", "$.clouds[0].endpoints[1].trust: 'microsft' is no trust set; did you mean 'microsoft'?")]
    [InlineData("[\"westeurope\"]", "[\"weseurope\"]", "$.clouds[0].anchorRegions[0]: 'weseurope' is no region; did you mean 'westeurope'?")]
    [InlineData("\"defaultProfile\": \"2025-02\"", "\"defaultProfile\": \"2025-03\"", "$.clouds[0].defaultProfile: '2025-03' is no profile; did you mean '2025-02'?")]
    [InlineData("\"trust\": \"microsoft\", \"addressRanges\": [\"entra\"]", "\"trust\": \"microsoft\", \"addressRanges\": [\"other\"]", "$.clouds[0].endpoints[0].addressRanges[0]: 'other' is no range set; define it in rangeSets of the cloud")]
    [InlineData("\"pattern\": \"*.microsoftonline.com\", \"required\"", "\"pattern\": \"*.microsoftonlin.com\", \"required\"", "$.clouds[0].profiles[0].requirements[0].pattern: '*.microsoftonlin.com' is no requirement; did you mean '*.microsoftonline.com'?", "$.clouds[0].profiles[0].requirements[0]: '*.microsoftonlin.com' is required and no endpoint stands for it; add an endpoint whose host it means, or write \"required\": false")]
    public void One_thing_wrong_is_named_with_place_and_mend(string old, string changed, params string[] expected)
    {
        var errors = SmallCatalog.ErrorsWith(old, changed);

        Assert.Equal(expected, errors);
    }

    [Fact]
    public void A_wildcard_without_a_host_is_an_error()
    {
        var errors = SmallCatalog.ErrorsWith("https://pod01.{geo}.backup.windowsazure.com/", "https://pod01.{geo}.backup.windowsazure.com.contoso.test/");

        Assert.Contains("$.clouds[0].profiles[0].requirements[1]: '*.windowsazure.com' is required and no endpoint stands for it; add an endpoint whose host it means, or write \"required\": false", errors);
    }

    [Fact]
    public void A_wildcard_that_is_only_recommended_may_lack_a_host_with_a_reason()
    {
        var selected = SmallCatalog.Parse(Listing("*.example.test", "\"notProbed\": \"No host below it is documented.\"")).Select(new CatalogSelection());

        Assert.Contains(selected.Requirements, requirement => requirement is { Pattern: "*.example.test", Required: false, NotProbed: "No host below it is documented." });
    }

    [Theory]
    [InlineData("*.example.test")]
    [InlineData("host.example.test")]
    public void A_pattern_with_neither_a_host_nor_a_reason_is_an_error(string pattern) =>
        Assert.Equal(
            [$"$.clouds[0].profiles[0].requirements[2]: no endpoint stands for '{pattern}', and nothing says why; add an endpoint whose host it means, or \"notProbed\" with the reason to its entry in requirements of the cloud"],
            SmallCatalog.ErrorsOf(Listing(pattern)));

    [Fact]
    public void A_reason_beside_a_host_is_an_error() =>
        Assert.Equal(
            ["$.clouds[0].requirements[1].notProbed: endpoint 'backup' stands for '*.windowsazure.com'; remove the reason: it is probed"],
            SmallCatalog.ErrorsWith("\"purpose\": \"Control.\" } ]", "\"purpose\": \"Control.\", \"notProbed\": \"Because.\" } ]"));

    [Fact]
    public void A_required_pattern_needs_a_host_whatever_the_reason() =>
        Assert.Equal(
            ["$.clouds[0].profiles[0].requirements[2]: '*.example.test' is required and no endpoint stands for it; add an endpoint whose host it means, or write \"required\": false"],
            SmallCatalog.ErrorsOf(Listing("*.example.test", "\"notProbed\": \"Because.\"").Replace("\"*.example.test\", \"required\": false", "\"*.example.test\", \"required\": true", StringComparison.Ordinal)));

    [Fact]
    public void A_host_that_is_kept_for_request_stands_for_the_line_that_names_it()
    {
        var selected = SmallCatalog.Parse(KeptForRequest("crl.contoso.test")).Select(new CatalogSelection());

        Assert.Equal(["crl.contoso.test"], selected.Endpoints.Single(endpoint => endpoint.Id is "crl").Requirements);
    }

    [Fact]
    public void A_host_that_is_kept_for_request_stands_for_no_wildcard_by_itself() =>
        Assert.StartsWith("$.clouds[0].profiles[0].requirements[2]: no endpoint stands for '*.contoso.test'", Assert.Single(SmallCatalog.ErrorsOf(KeptForRequest("*.contoso.test"))), StringComparison.Ordinal);

    private static string KeptForRequest(string pattern) => Listing(pattern)
        .Replace("\"purpose\": \"Revocation.\"", "\"purpose\": \"Revocation.\", \"onRequest\": true, \"trust\": \"microsoft\"", StringComparison.Ordinal)
        .Replace("http://crl.contoso.test/", "https://crl.contoso.test/", StringComparison.Ordinal);

    private static string Listing(string pattern, string? member = null) => SmallCatalog.Json
        .Replace("\"purpose\": \"Control.\" } ]", $"\"purpose\": \"Control.\" }}, {{ \"pattern\": \"{pattern}\", \"purpose\": \"More.\"{(member is null ? "" : ", " + member)} }} ]", StringComparison.Ordinal)
        .Replace("\"*.windowsazure.com\", \"required\": true }", $"\"*.windowsazure.com\", \"required\": true }}, {{ \"pattern\": \"{pattern}\", \"required\": false }}", StringComparison.Ordinal);

    [Fact]
    public void A_plain_http_host_does_not_stand_for_a_wildcard_that_means_https()
    {
        var json = SmallCatalog.Json.Replace("http://crl.contoso.test/", "http://crl.microsoftonline.com/", StringComparison.Ordinal);

        var selected = SmallCatalog.Parse(json).Select(new CatalogSelection());

        Assert.Empty(selected.Endpoints.Single(endpoint => string.Equals(endpoint.Id, "crl", StringComparison.Ordinal)).Requirements);
    }

    [Fact]
    public void Several_errors_are_listed_at_once_and_the_message_counts_them()
    {
        var json = SmallCatalog.Json
            .Replace("20.190.128.0/18", "20.190.130.0/18", StringComparison.Ordinal)
            .Replace("\"geo\": \"ne\"", "\"geo\": 5", StringComparison.Ordinal)
            .Replace("\"hostTrust\": \"microsoft\"", "\"hostTrust\": \"mikrosoft\"", StringComparison.Ordinal)
            .Replace("\"id\": \"crl\"", "\"id\": \"login\"", StringComparison.Ordinal);

        var refused = Assert.Throws<CatalogException>(() => SmallCatalog.Parse(json));

        Assert.Equal(
            ["$.clouds[0].regions[1].geo", "$.clouds[0].rangeSets[0].cidrs[0]", "$.clouds[0].hostTrust", "$.clouds[0].endpoints[0].id"],
            refused.Errors.Select(error => error.Path));
        Assert.Equal("small.json: $.clouds[0].regions[1].geo: expected text, found a number; write text (and 3 more)", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("", "file: is empty; write a catalog, for example a copy of the endpoints.json that ships with the program")]
    [InlineData(" \r\n\t", "file: is empty; write a catalog, for example a copy of the endpoints.json that ships with the program")]
    [InlineData("[]", "$: expected an object, found a list; write { } with $schema, schemaVersion, note, sources, trustSets, clouds, commonEndpoints")]
    [InlineData("{ \"schemaVersion\": 2, \"clouds\": \"elsewhere\" }", "$.schemaVersion: version 2 is newer than the known version 1; use a newer program, or write a catalog of version 1")]
    [InlineData("{\n  // old\n}", "line 2, column 3: JSON has no comments; remove the comment")]
    [InlineData("{\n  \"sources\": [],\n}", "line 3, column 1: a comma stands before a closing bracket; remove the comma")]
    [InlineData("{\n  \"note\": \"ü\" x\n}", "line 2, column 15: is not JSON: 'x' is invalid after a value. Expected either ',', '}', or ']'; correct the file at this place")]
    [InlineData("{ \"note\": \"cut", "line 1, column 15: is not JSON: Expected end of string, but instead reached end of data; correct the file at this place")]
    public void A_file_that_cannot_be_read_as_a_catalog_has_one_error(string json, string expected) =>
        Assert.Equal([expected], SmallCatalog.ErrorsOf(json));

    [Theory]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 0", "$.schemaVersion: '0' is not a version; write 1")]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": \"1\"", "$.schemaVersion: '\"1\"' is not a version; write 1")]
    [InlineData("\"schemaVersion\": 1,", "", "$: member 'schemaVersion' is missing; add \"schemaVersion\": 1")]
    public void A_version_is_a_number_from_one(string old, string changed, string expected) =>
        Assert.Equal([expected], SmallCatalog.ErrorsWith(old, changed));

    [Fact]
    public void A_byte_order_mark_is_accepted() =>
        Assert.NotNull(EndpointCatalog.Parse((byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(SmallCatalog.Json)], "small.json"));

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        var refused = Assert.Throws<CatalogException>(() => EndpointCatalog.Parse((byte[])[.. Encoding.Latin1.GetBytes("{ \"note\": \"ü\" }")], "latin.json"));

        Assert.Equal("latin.json: file: is not UTF-8 text; save it as UTF-8", refused.Message);
    }

    [Fact]
    public void A_file_of_more_than_four_mebibytes_is_refused()
    {
        var refused = Assert.Throws<CatalogException>(() => EndpointCatalog.Parse(new byte[EndpointCatalog.MaxBytes + 1], "big.json"));

        Assert.Equal("big.json: file: is larger than 4 MiB; write a smaller catalog", refused.Message);
    }

    [Fact]
    public void A_file_that_does_not_exist_is_named()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "none.json");

        var refused = Assert.Throws<CatalogException>(() => EndpointCatalog.Load(path));

        Assert.Equal($"{path}: file: does not exist; name a catalog file that this account may read", refused.Message);
    }

    [Fact]
    public void A_folder_is_no_catalog()
    {
        var path = Path.GetTempPath();

        var refused = Assert.Throws<CatalogException>(() => EndpointCatalog.Load(path));

        Assert.Equal($"{path}: file: cannot be read; name a catalog file that this account may read", refused.Message);
    }

    [Fact]
    public void A_file_is_loaded_from_disk_as_it_is_parsed_from_memory()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, SmallCatalog.Json);
            Assert.Equal(SmallCatalog.Parse(SmallCatalog.Json).Sha256, EndpointCatalog.Load(path).Sha256);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_deeply_nested_file_is_an_error_and_no_crash() =>
        Assert.StartsWith("line 1, column 65: is not JSON: ", SmallCatalog.ErrorsOf(new string('[', 100_000))[0], StringComparison.Ordinal);
}
