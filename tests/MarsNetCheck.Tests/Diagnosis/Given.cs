using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Diagnosis;

/// <summary>A small catalog: two sign-in hosts, a pod and two storage accounts that stand for many, the connectivity check, a certificate host.</summary>
internal static class Given
{
    public const string GenuineRoot = "GENUINE-ROOT";

    public static readonly ProxyServer Proxy = new() { Scheme = ProxyScheme.Http, Host = "proxy.contoso.test", Port = 8080 };

    public static readonly ImmutableArray<string> SignInRanges = ["20.190.128.0/18", "40.126.0.0/18", "2603:1006:2000::/48"];

    public static readonly Endpoint Login = SignIn("login", "login.microsoftonline.com");

    public static readonly Endpoint Device = SignIn("device", "device.login.microsoftonline.com");

    public static readonly Endpoint Pod = new()
    {
        Id = "pod",
        Group = EndpointGroup.Control,
        Url = new Uri("https://pod01-prot1.we.backup.windowsazure.com/"),
        Required = true,
        Sample = true,
        PrivateLink = true,
        Purpose = "Control plane.",
        Requirements = ["*.windowsazure.com"],
        Trust = "microsoft",
        Expect = new ExpectedAnswer { Statuses = [403, 404] },
        Source = "test",
    };

    public static readonly Endpoint Blob = Account("blob", "account1.blob.core.windows.net");

    public static readonly Endpoint Blob2 = Account("blob2", "account2.blob.core.windows.net");

    public static readonly Endpoint Ncsi = new()
    {
        Id = "ncsi",
        Group = EndpointGroup.Connectivity,
        Url = new Uri("http://www.msftconnecttest.com/connecttest.txt"),
        Required = true,
        Purpose = "Connectivity check.",
        Requirements = ["www.msftconnecttest.com"],
        Expect = new ExpectedAnswer { Statuses = [200], Body = "Microsoft Connect Test" },
        Source = "test",
    };

    public static readonly Endpoint Crl = new()
    {
        Id = "crl",
        Group = EndpointGroup.Pki,
        Url = new Uri("http://crl3.digicert.com/DigiCertGlobalRootG2.crl"),
        Required = false,
        Purpose = "Revocation.",
        Expect = new ExpectedAnswer { Statuses = [200, 304] },
        Source = "test",
    };

    public static readonly ImmutableArray<Endpoint> All = [Login, Device, Pod, Blob, Blob2, Ncsi, Crl];

    public static readonly TrustSet Trust = new()
    {
        Id = "microsoft",
        Roots = [GenuineRoot],
        Issuers = ["Microsoft Azure RSA TLS Issuing CA *"],
        Organizations = ["Microsoft Corporation"],
    };

    public static Requirement Requirement(string pattern) => new() { Pattern = pattern, Purpose = "Needed.", Required = true, Source = "test" };

    private static Endpoint SignIn(string id, string host) => new()
    {
        Id = id,
        Group = EndpointGroup.Auth,
        Url = new Uri($"https://{host}/common/.well-known/openid-configuration"),
        Required = true,
        Purpose = "Sign-in.",
        Requirements = ["*.microsoftonline.com"],
        Trust = "microsoft",
        AddressRanges = SignInRanges,
        Expect = new ExpectedAnswer { Statuses = [200], JsonMembers = ImmutableSortedDictionary<string, string>.Empty.Add("token_endpoint", "") },
        Source = "test",
    };

    private static Endpoint Account(string id, string host) => new()
    {
        Id = id,
        Group = EndpointGroup.Data,
        Url = new Uri($"https://{host}/"),
        Required = true,
        Sample = true,
        PrivateLink = true,
        Purpose = "Backup data.",
        Requirements = ["*.blob.core.windows.net"],
        Trust = "microsoft",
        Expect = new ExpectedAnswer
        {
            Statuses = [400, 403, 404, 409],
            ProofHeaders = ImmutableSortedDictionary<string, string>.Empty.Add("x-ms-request-id", ""),
        },
        Source = "test",
    };
}
