using System.Net;

namespace MarsNetCheck.Hosting.Tests.Access;

public sealed class HostCheckTests
{
    [Theory]
    [InlineData("/report")]
    [InlineData("/healthz")]
    [InlineData("/openapi.json")]
    [InlineData("/no-such-path")]
    public async Task A_page_whose_name_was_bound_to_this_machine_gets_nothing(string path)
    {
        await using var service = await ListeningService.StartAsync();
        await service.RunAsync();

        foreach (var host in (string[])["evil.example", "localhost.evil.example", "127.0.0.1.nip.example", "10.1.2.3", "[fd00::1]", "localhost."])
        {
            var answer = await service.SendAsync($"GET {path} HTTP/1.1", $"Host: {host}:{service.Address.Port}", "Connection: close");

            Assert.StartsWith("HTTP/1.1 421 ", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("verdict", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8080")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:9393")]
    [InlineData("mars.contoso.test")]
    [InlineData("other.contoso.test:8443")]
    public async Task The_service_answers_to_its_own_names(string host)
    {
        await using var service = await ListeningService.StartAsync(("Access:Hosts:0", "mars.contoso.test"), ("Access:Hosts:1", "other.contoso.test:8443"));

        var answer = await service.SendAsync("GET /healthz HTTP/1.1", $"Host: {host}", "Connection: close");

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configured_name_with_a_port_is_no_other_port()
    {
        await using var service = await ListeningService.StartAsync(("Access:Hosts:0", "other.contoso.test:8443"));

        Assert.StartsWith("HTTP/1.1 421 ", await service.SendAsync("GET /healthz HTTP/1.1", "Host: other.contoso.test:8080", "Connection: close"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Http_1_0_needs_no_host_but_may_not_have_a_strange_one()
    {
        await using var service = await ListeningService.StartAsync();

        Assert.Contains(" 200 ", await service.SendAsync("GET /healthz HTTP/1.0"), StringComparison.Ordinal);
        Assert.Contains(" 421 ", await service.SendAsync("GET /healthz HTTP/1.0", "Host: evil.example"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 421 ", await service.SendAsync("GET /healthz HTTP/1.1", "Host:", "Connection: close"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400 ", await service.SendAsync("GET /healthz HTTP/1.1", "Connection: close"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400 ", await service.SendAsync("GET /healthz HTTP/1.1", "Host: localhost", "Host: evil.example", "Connection: close"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400 ", await service.SendAsync("GET http://evil.example/healthz HTTP/1.1", "Host: localhost", "Connection: close"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_embeds_the_service_is_guarded_without_asking_for_it()
    {
        await using var service = await TestService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { Host = "evil.example" } };

        using var answer = await service.Client().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }
}
