using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace MarsNetCheck.Hosting.Tests.Api;

public sealed class HealthRoutesTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, HttpStatusCode.OK, "healthy")]
    [InlineData(HealthStatus.Degraded, HttpStatusCode.OK, "degraded")]
    [InlineData(HealthStatus.Unhealthy, HttpStatusCode.ServiceUnavailable, "unhealthy")]
    public async Task Ready_is_what_the_health_check_says(HealthStatus status, HttpStatusCode code, string word)
    {
        await using var service = await StartAsync(status);
        await service.RunAsync();
        using var client = service.Client();

        using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(code, answer.StatusCode);
        Assert.Equal(word, json.RootElement.GetProperty("status").GetString());
        Assert.Equal("It was found so.", json.RootElement.GetProperty("reason").GetString());
        Assert.Equal("ready", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("2026-01-31T12:00:00.000Z", json.RootElement.GetProperty("startedAt").GetString());
    }

    [Fact]
    public async Task The_service_lives_before_there_is_a_report_and_when_backup_does_not_work()
    {
        await using var service = await StartAsync(HealthStatus.Unhealthy);
        using var client = service.Client();

        Assert.Equal("{\"status\":\"alive\"}", await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_report_nobody_is_sent_here()
    {
        await using var service = await ListeningService.StartAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "There is no report yet."), await ReadyAsync(service));
    }

    [Fact]
    public async Task An_old_report_is_none()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("healthy", "login-microsoftonline"), s => s.AddSingleton<TimeProvider>(time), ("Schedule:Every", "1.00:00:00"));
        await service.RunAsync();
        var (fresh, _) = await ReadyAsync(service);

        time.Advance(TimeSpan.FromHours(25));
        var (stale, reason) = await ReadyAsync(service);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (fresh, stale));
        Assert.Contains("The report is stale", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_server_is_not_ready_and_the_codes_say_why()
    {
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("proxy-auth-negotiate"), _ => { });
        await service.RunAsync();
        using var client = service.Client();

        using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("blocked", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("proxy.auth-required", json.RootElement.GetProperty("codes")[0].GetString());
    }

    private static async Task<(HttpStatusCode Status, string? Reason)> ReadyAsync(ListeningService service)
    {
        using var client = service.Client();
        using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (answer.StatusCode, json.RootElement.GetProperty("reason").GetString());
    }

    private static Task<ListeningService> StartAsync(HealthStatus status) => ListeningService.StartAsync(
        new SimulatedChecks("healthy", "login-microsoftonline"),
        s => s.PostConfigure<HealthCheckServiceOptions>(o =>
        {
            o.Registrations.Clear();
            o.Registrations.Add(new HealthCheckRegistration("marsnetcheck", new Fixed(status), HealthStatus.Unhealthy, ["ready"]));
        }));

    private sealed class Fixed(HealthStatus status) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(new HealthCheckResult(status, "It was found so.", data: new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["verdict"] = "ready",
                ["startedAt"] = new DateTimeOffset(2026, 1, 31, 13, 0, 0, TimeSpan.FromHours(1)),
            }));
    }
}
