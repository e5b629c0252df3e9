using System.Collections.Immutable;
using MarsNetCheck.Hosting.History;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Tests.Access;

public sealed class SecurityHeadersTests
{
    private static readonly string[] _headers =
    [
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: same-origin",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Permissions-Policy: ",
        "Cache-Control: no-store",
    ];

    [Theory]
    [InlineData("GET /openapi.json", 200)]
    [InlineData("HEAD /openapi.json", 200)]
    [InlineData("GET /report", 404)]
    [InlineData("GET /no-such-path", 404)]
    [InlineData("GET /check", 405)]
    [InlineData("DELETE /report", 405)]
    [InlineData("OPTIONS /report", 405)]
    [InlineData("TRACE /report", 405)]
    [InlineData("GET /reports/1", 500)]
    public async Task Every_answer_tells_the_browser_what_not_to_do(string request, int status)
    {
        await using var service = await StartAsync();

        var answer = await service.SendAsync($"{request} HTTP/1.1", "Host: localhost", "X-Echo: do-not-echo", "Connection: close");

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.All(_headers, h => Assert.Contains(h, answer, StringComparison.Ordinal));
        Assert.DoesNotContain("Access-Control-", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\nServer:", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("do-not-echo", answer, StringComparison.Ordinal);
        Assert.Null(service.Runner.Latest);
    }

    [Fact]
    public async Task What_fails_inside_is_logged_and_not_told()
    {
        await using var service = await StartAsync();

        var answer = await service.SendAsync("GET /reports/1 HTTP/1.1", "Host: localhost", "Connection: close");

        Assert.Contains("Content-Type: application/problem+json", answer, StringComparison.Ordinal);
        Assert.EndsWith("{\"title\":\"The service failed\",\"status\":500,\"detail\":\"Its log says why.\"}", answer, StringComparison.Ordinal);
        Assert.Contains(service.Log, line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_life_sign_by_head_has_the_size_and_no_body()
    {
        await using var service = await StartAsync();

        var answer = await service.SendAsync("HEAD /healthz HTTP/1.1", "Host: localhost", "Connection: close");

        Assert.Contains("Content-Length: 18", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    private static Task<ListeningService> StartAsync() =>
        ListeningService.StartAsync(new SimulatedChecks("healthy", "login-microsoftonline"), s => s.AddSingleton<IReportHistory>(new BrokenHistory()));

    private sealed class BrokenHistory : IReportHistory
    {
        public Task<ReportSummary> SaveAsync(Report report, ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default) => throw Failure();

        public Task<ImmutableArray<ReportSummary>> ListAsync(long? before, int limit, CancellationToken cancellationToken = default) => Task.FromResult<ImmutableArray<ReportSummary>>([]);

        public Task<ReadOnlyMemory<byte>?> ReadAsync(long id, CancellationToken cancellationToken = default) => throw Failure();

        public Task<ImmutableArray<VerdictChange>> ChangesAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken = default) => throw Failure();

        public Task<ImmutableArray<HistoryPoint>> PointsAsync(string subject, DateTimeOffset since, CancellationToken cancellationToken = default) => throw Failure();

        private static InvalidOperationException Failure() => new("The password hunter2 is in this text.");
    }
}
