using System.Net;
using MarsNetCheck.Hosting.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Tests.Access;

public sealed class SiteCheckTests
{
    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_site_begins_no_run(string header, string value)
    {
        await using var service = await ListeningService.StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(service, HttpMethod.Post, "/check", (header, value)));

        await service.Runner.SettleAsync();
        Assert.Null(service.Runner.Latest);
    }

    [Fact]
    public async Task The_dashboard_begins_a_run()
    {
        await using var service = await ListeningService.StartAsync();
        var own = service.Address.GetLeftPart(UriPartial.Authority);

        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(service, HttpMethod.Post, "/check", ("Origin", own), ("Sec-Fetch-Site", "same-origin")));
    }

    [Theory]
    [InlineData("/events")]
    [InlineData("/probe?target=login-microsoftonline")]
    public async Task Not_even_a_link_leads_to_what_acts(string path)
    {
        await using var service = await ListeningService.StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(service, HttpMethod.Get, path, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")));
        Assert.Equal(0, service.Services.GetRequiredService<RunFeed>().Listeners);
    }

    [Fact]
    public async Task A_link_leads_to_what_is_shown_and_a_script_of_another_site_does_not()
    {
        await using var service = await ListeningService.StartAsync();
        await service.RunAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, HttpMethod.Get, "/report", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(service, HttpMethod.Get, "/report", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "script")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(service, HttpMethod.Get, "/report", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")));
    }

    private static async Task<HttpStatusCode> StatusAsync(ListeningService service, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var client = service.Client();
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
