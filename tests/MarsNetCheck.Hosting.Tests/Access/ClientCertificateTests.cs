using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MarsNetCheck.Hosting.Tests.Access;

public sealed class ClientCertificateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly TestAuthority _servers = new("Servers of Contoso");
    private readonly TestAuthority _clients = new("Clients of Contoso");
    private readonly TestAuthority _strangers = new("Clients of Contoso");

    public void Dispose()
    {
        _servers.Dispose();
        _clients.Dispose();
        _strangers.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_certificate_of_the_configured_ca_is_let_in()
    {
        await using var service = await StartAsync();
        await service.RunAsync();
        using var certificate = _clients.Sign("prometheus", TestAuthority.ForClients);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/report", certificate));
    }

    [Fact]
    public async Task A_certificate_of_an_intermediate_ca_is_let_in_if_that_is_sent_along()
    {
        await using var service = await StartAsync();
        await service.RunAsync();
        using var department = new TestAuthority("Clients of a department of Contoso", _clients);
        using var certificate = department.Sign("prometheus", TestAuthority.ForClients);
        using var impostor = new TestAuthority("Clients of a department of Contoso", _strangers);
        using var forged = impostor.Sign("prometheus", TestAuthority.ForClients);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/report", certificate, department.Certificate));
        await Assert.ThrowsAsync<HttpRequestException>(() => StatusAsync(service, "/report", forged, impostor.Certificate));
    }

    [Fact]
    public async Task Without_a_certificate_only_the_life_sign_answers()
    {
        await using var service = await StartAsync();
        await service.RunAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(service, "/report", null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/healthz", null));
    }

    [Theory]
    [InlineData("of another CA that has the same name")]
    [InlineData("that has expired")]
    [InlineData("of a server")]
    [InlineData("that the server's own CA has signed")]
    public async Task A_certificate_is_refused(string which)
    {
        await using var service = await StartAsync();
        using var certificate = which switch
        {
            "of another CA that has the same name" => _strangers.Sign("prometheus", TestAuthority.ForClients),
            "that has expired" => _clients.Sign("prometheus", TestAuthority.ForClients, days: 0.5),
            "of a server" => _clients.Sign("prometheus", TestAuthority.ForServers),
            _ => _servers.Sign("prometheus", TestAuthority.ForClients),
        };

        await Assert.ThrowsAsync<HttpRequestException>(() => StatusAsync(service, "/healthz", certificate));
    }

    [Fact]
    public async Task Https_without_a_certificate_of_the_server_stops_the_start()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => ListeningService.StartAsync(("Access:Listen:0", "https://127.0.0.1:0")));

        Assert.Contains("MarsNetCheck:Access:Certificate: missing", error.Message, StringComparison.Ordinal);
    }

    private async Task<ListeningService> StartAsync()
    {
        using var server = _servers.Sign("localhost", TestAuthority.ForServers);
        return await ListeningService.StartAsync(
            ("Access:Listen:0", "https://127.0.0.1:0"),
            ("Access:Certificate", Written("server.pem", server.ExportCertificatePem())),
            ("Access:CertificateKey", Written("server.key", server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem())),
            ("Access:ClientCa", Written("clients.pem", _clients.Certificate.ExportCertificatePem())));
    }

    private string Written(string name, string pem)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, pem);
        return path;
    }

    private async Task<HttpStatusCode> StatusAsync(ListeningService service, string path, X509Certificate2? certificate, params X509Certificate2Collection along)
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(_servers.Certificate);
        handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!;
        if (along.Count > 0)
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(certificate!, along, offline: true);
        using var client = new HttpClient(handler) { BaseAddress = service.Address, Timeout = TimeSpan.FromSeconds(20) };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
