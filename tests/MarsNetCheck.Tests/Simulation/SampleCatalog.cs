using System.Collections.Immutable;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Tests.Simulation;

/// <summary>A small catalog of every kind of endpoint, so that these tests do not hang on the real one.</summary>
internal static class SampleCatalog
{
    public const string Login = "login.example.test";
    public const string Blob = "account.blob.example.test";
    public const string Ncsi = "www.ncsi.example.test";

    private static readonly ImmutableArray<string> Ranges = ["20.190.128.0/18", "40.126.0.0/18", "2603:1006:2000::/48"];

    public static SelectedCatalog Create() => new()
    {
        Cloud = "public",
        ProbedRegions = ["westeurope"],
        Profile = "test",
        Sha256 = "",
        Endpoints =
        [
            Auth("login", Login),
            Auth("device", "device.login.example.test"),
            Endpoint("manage", EndpointGroup.Control, "https://pod01.we.backup.example.test/", new() { Statuses = [404, 403] }, privateLink: true),
            Endpoint("blob", EndpointGroup.Data, $"https://{Blob}/", BlobAnswer, privateLink: true),
            Endpoint("blob2", EndpointGroup.Data, "https://account2.blob.example.test/", BlobAnswer, privateLink: true),
            Endpoint("ncsi", EndpointGroup.Connectivity, $"http://{Ncsi}/connecttest.txt", new() { Statuses = [200], Body = "Microsoft Connect Test" }),
            Endpoint("crl", EndpointGroup.Pki, "http://crl.example.test/", new()),
            Endpoint("download", EndpointGroup.Download, "https://download.example.test/", new()),
        ],
        Requirements = [],
        Ranges = [.. Ranges.Select(r => new AddressRange { Cidr = r, Purpose = "sign-in", Source = "test" })],
        Trust = [new TrustSet { Id = "microsoft", Roots = [], Issuers = ["Microsoft Azure RSA TLS Issuing CA *"], Organizations = ["Microsoft Corporation"] }],
    };

    private static ExpectedAnswer BlobAnswer => new()
    {
        Statuses = [400],
        ProofHeaders = ImmutableSortedDictionary<string, string>.Empty.Add("Server", "Windows-Azure-Blob/1.0").Add("x-ms-request-id", ""),
    };

    private static Endpoint Auth(string id, string host) => Endpoint(
        id,
        EndpointGroup.Auth,
        $"https://{host}/common/v2.0/.well-known/openid-configuration",
        new() { Statuses = [200], JsonMembers = ImmutableSortedDictionary<string, string>.Empty.Add("token_endpoint", "").Add("cloud_instance_name", "example.test") })
        with { AddressRanges = Ranges };

    private static Endpoint Endpoint(string id, EndpointGroup group, string url, ExpectedAnswer expect, bool privateLink = false) => new()
    {
        Id = id,
        Group = group,
        Url = new Uri(url),
        Required = group != EndpointGroup.Download,
        Purpose = "test",
        Expect = expect,
        Trust = url.StartsWith("https", StringComparison.Ordinal) ? "microsoft" : null,
        PrivateLink = privateLink,
        Source = "test",
    };
}
