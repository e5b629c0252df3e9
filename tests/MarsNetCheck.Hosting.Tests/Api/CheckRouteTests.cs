using System.Net;
using System.Text.Json;
using MarsNetCheck.Hosting.Runs;

namespace MarsNetCheck.Hosting.Tests.Api;

public sealed class CheckRouteTests
{
    [Fact]
    public async Task A_run_is_begun_and_its_report_is_where_the_answer_says()
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();

        using var answer = await PostAsync(client, "/check");
        await service.Runner.SettleAsync();

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("/report", answer.Headers.Location?.OriginalString);
        using var report = await client.GetAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
    }

    [Fact]
    public async Task Whoever_waits_gets_the_report()
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();

        using var answer = await PostAsync(client, "/check?wait=true");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ready", json.RootElement.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("/check?wait", "wait has no value; write wait=false or wait=true.")]
    [InlineData("/check?wait=", "wait has no value; write wait=false or wait=true.")]
    [InlineData("/check?wait=yes", "wait has another value than it can have; write wait=false or wait=true.")]
    public async Task Waiting_is_asked_for_by_a_word_that_the_refusal_names(string path, string detail)
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();

        using var answer = await PostAsync(client, path);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(detail, json.RootElement.GetProperty("detail").GetString());
        Assert.False(service.Runner.IsRunning);
    }

    [Fact]
    public async Task One_run_is_under_way_at_a_time()
    {
        var checks = new SimulatedChecks("tcp-dropped-all", "login-microsoftonline");
        await using var service = await ListeningService.StartAsync(checks, _ => { });
        using var client = service.Client();

        using var first = await PostAsync(client, "/check");
        using var second = await PostAsync(client, "/check");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    [Fact]
    public async Task A_run_is_not_begun_again_too_soon()
    {
        await using var service = await ListeningService.StartAsync(("Schedule:AtLeast", "00:10:00"));
        using var client = service.Client();
        using var first = await PostAsync(client, "/check?wait=true");

        using var second = await PostAsync(client, "/check");

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        Assert.Equal(1, service.Runner.Latest!.Summary.Id);
    }

    [Fact]
    public async Task Reading_begins_nothing()
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();
        var began = 0;
        var listening = CountAsync();

        foreach (var route in service.Routes.Select(r => r.RoutePattern.RawText!).Where(r => r is not ("/events" or "/probe")).Distinct())
            (await client.GetAsync(new Uri(route.Replace("{id}", "1", StringComparison.Ordinal), UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();

        Assert.False(listening.IsCompleted);
        Assert.Equal(0, began);
        Assert.False(service.Runner.IsRunning);

        async Task CountAsync()
        {
            await foreach (var happened in ((RunFeed)service.Services.GetService(typeof(RunFeed))!).ListenAsync(TestContext.Current.CancellationToken))
                began += happened is RunStarted ? 1 : 0;
        }
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path) =>
        client.PostAsync(new Uri(path, UriKind.Relative), content: null, TestContext.Current.CancellationToken);
}
