using System.IO.Compression;
using System.Net;
using System.Text.Json;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Hosting.Tests.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Tests.Api;

public sealed class ReportRoutesTests
{
    [Fact]
    public async Task Until_there_is_a_report_that_is_said()
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();

        using var answer = await client.GetAsync(Path("/report"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_newest_report_is_served_as_json()
    {
        await using var service = await TestService.StartAsync("proxy-auth-negotiate");
        var report = await service.ReportAsync();

        using var json = await JsonAsync(service.Client(), "/report");

        Assert.Equal("blocked", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(1, report.Summary.Id);
        Assert.Equal(["proxy.auth-required"], report.Summary.Codes);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("br, gzip")]
    [InlineData("identity")]
    [InlineData("br;q=0, gzip;q=0.5")]
    public async Task The_report_is_the_same_in_every_coding(string accepted)
    {
        await using var service = await ListeningService.StartAsync();
        var report = await service.RunAsync();
        using var client = service.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var answer = await client.GetAsync(Path("/report"), TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var coding = answer.Content.Headers.ContentEncoding.SingleOrDefault();
        Assert.Equal(accepted is "identity" ? null : accepted.Contains("q=0,", StringComparison.Ordinal) ? "gzip" : accepted.Split(',')[0], coding);
        Assert.Equal(report.Json.ToArray(), Plain(body, coding));
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
    }

    [Fact]
    public async Task A_report_that_the_caller_has_is_not_sent_again_until_there_is_a_newer_one()
    {
        await using var service = await ListeningService.StartAsync();
        await service.RunAsync();
        using var client = service.Client();
        using var first = await client.GetAsync(Path("/report"), TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", $"\"other\", {first.Headers.ETag}");

        using var known = await client.GetAsync(Path("/report"), TestContext.Current.CancellationToken);
        await service.RunAsync();
        using var newer = await client.GetAsync(Path("/report"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Equal(first.Headers.ETag, known.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, newer.StatusCode);
    }

    [Fact]
    public async Task The_list_of_reports_is_read_page_by_page()
    {
        await using var service = await ListeningService.StartAsync();
        for (var i = 0; i < 3; i++)
            await service.RunAsync();
        using var client = service.Client();

        using var first = await JsonAsync(client, "/reports?limit=2");
        using var second = await JsonAsync(client, first.RootElement.GetProperty("next").GetString()!);

        Assert.Equal([3, 2], IdsOf(first));
        Assert.Equal([1], IdsOf(second));
        Assert.Equal(JsonValueKind.Null, second.RootElement.GetProperty("next").ValueKind);
        using var one = await JsonAsync(client, "/reports/2");
        Assert.Equal("ready", one.RootElement.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("/reports/4")]
    [InlineData("/reports/0")]
    [InlineData("/reports/-1")]
    [InlineData("/reports/1.0")]
    [InlineData("/reports/99999999999999999999")]
    [InlineData("/reports/..%2f..%2fetc%2fpasswd")]
    public async Task A_report_that_is_not_there_is_said(string path)
    {
        await using var service = await ListeningService.StartAsync();
        await service.RunAsync();
        using var client = service.Client();

        using var answer = await client.GetAsync(Path(path), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/reports?limit=0", "limit is no whole number from 1 to 1000.")]
    [InlineData("/reports?limit=1001", "limit is no whole number from 1 to 1000.")]
    [InlineData("/reports?limit=1&limit=2", "limit is given more than once, or is too long; give it once.")]
    [InlineData("/reports?before=x", "before is no whole number from 1 to 9223372036854775807.")]
    [InlineData("/changes?since=yesterday", "since is no time; write it like 2026-01-31T12:00:00Z or 2026-01-31.")]
    [InlineData("/timings", "subject is missing; give an endpoint's id, or a range like 20.190.128.0/18.")]
    [InlineData("/timings?subject=a&limit=10001", "limit is no whole number from 1 to 10000.")]
    [InlineData("/probe?target=login-microsoftonline&module=fast", "module has another value than it can have; write module=effective or module=direct.")]
    public async Task What_is_wrong_with_a_query_is_said(string path, string detail)
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();

        using var answer = await client.GetAsync(Path(path), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(detail, json.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task How_an_endpoint_fared_is_told_run_by_run()
    {
        await using var service = await ListeningService.StartAsync();
        await service.RunAsync();
        await service.RunAsync();
        using var client = service.Client();

        using var json = await JsonAsync(client, "/timings?subject=login-microsoftonline&since=2026-01-01T00:00:00%2B01:00");

        var points = json.RootElement.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal([1, 2], points.Select(p => p.GetProperty("report").GetInt32()));
        Assert.All(points, p => Assert.Equal("ok", p.GetProperty("verdict").GetString()));
        Assert.All(points, p => Assert.True(p.GetProperty("durationMs").GetDouble() > 0));
        Assert.Equal("2025-12-31T23:00:00.000Z", json.RootElement.GetProperty("since").GetString());
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("LOGIN-MICROSOFTONLINE")]
    [InlineData("20.190.128.0/19")]
    public async Task Nothing_is_told_of_a_subject_that_neither_the_catalog_nor_a_report_has(string subject)
    {
        await using var service = await ListeningService.StartAsync();
        await service.RunAsync();
        using var client = service.Client();

        using var answer = await client.GetAsync(Path($"/timings?subject={Uri.EscapeDataString(subject)}"), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("There is no such endpoint or range", json.RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_subject_of_the_catalog_has_no_points_before_the_first_run()
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();

        using var json = await JsonAsync(client, "/timings?subject=login-microsoftonline");

        Assert.Empty(json.RootElement.GetProperty("points").EnumerateArray());
    }

    [Fact]
    public async Task A_subject_that_only_the_history_has_is_told_of_and_is_none_later()
    {
        var history = new MemoryHistory(new HistorySettings(), TimeProvider.System);
        await using (var earlier = await ListeningService.StartAsync(new SimulatedChecks("healthy", "login-windows"), s => s.AddSingleton<IReportHistory>(history)))
            await earlier.RunAsync();
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("healthy", "login-microsoftonline"), s => s.AddSingleton<IReportHistory>(history));
        using var client = service.Client();

        using var all = await JsonAsync(client, "/timings?subject=login-windows");
        using var none = await JsonAsync(client, "/timings?subject=login-windows&since=2100-01-01");

        Assert.Single(all.RootElement.GetProperty("points").EnumerateArray());
        Assert.Empty(none.RootElement.GetProperty("points").EnumerateArray());
    }

    [Fact]
    public async Task A_day_begins_at_midnight_UTC()
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();

        using var json = await JsonAsync(client, "/changes?since=2026-01-31");

        Assert.Equal("2026-01-31T00:00:00.000Z", json.RootElement.GetProperty("since").GetString());
    }

    [Theory]
    [InlineData("/reports")]
    [InlineData("/reports/1")]
    [InlineData("/changes")]
    [InlineData("/timings?subject=login-microsoftonline")]
    public async Task A_history_that_cannot_be_read_is_said_without_its_secrets(string path)
    {
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("healthy", "login-microsoftonline"), s => s.AddSingleton<IReportHistory>(new UnwritableHistory()));
        using var client = service.Client();

        using var answer = await client.GetAsync(Path(path), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("""{"title":"The history cannot be read now","status":503,"detail":"The service\u0027s log says why."}""", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(service.Log, line => line.Contains(UnwritableHistory.Problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/nope", HttpStatusCode.NotFound, "/ is the dashboard, /openapi.json lists the rest.")]
    [InlineData("DELETE", "/report", HttpStatusCode.MethodNotAllowed, "Allow names the methods that can.")]
    public async Task What_routing_refuses_is_said(string method, string path, HttpStatusCode status, string detail)
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), Path(path));

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(detail, json.RootElement.GetProperty("detail").GetString());
        Assert.Equal(status == HttpStatusCode.MethodNotAllowed, answer.Content.Headers.Allow.Contains("GET"));
    }

    private static List<int> IdsOf(JsonDocument page) => [.. page.RootElement.GetProperty("reports").EnumerateArray().Select(r => r.GetProperty("id").GetInt32())];

    private static async Task<JsonDocument> JsonAsync(HttpClient client, string path) => JsonDocument.Parse(await client.GetStringAsync(Path(path), TestContext.Current.CancellationToken));

    private static Uri Path(string path) => new(path, UriKind.Relative);

    private static byte[] Plain(byte[] body, string? coding)
    {
        using var from = new MemoryStream(body);
        using Stream stream = coding switch { "gzip" => new GZipStream(from, CompressionMode.Decompress), "br" => new BrotliStream(from, CompressionMode.Decompress), _ => from };
        using var to = new MemoryStream();
        stream.CopyTo(to);
        return to.ToArray();
    }
}
