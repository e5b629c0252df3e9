using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

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
