using System.Text.Json;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Tests.Pages;

/// <summary>The service on a port of loopback, for a real browser. What the JSON API does not have yet, it adds in the least form.</summary>
internal sealed class PageService : IAsyncDisposable
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private readonly WebApplication _app;
    private readonly IAsyncDisposable _checks;

    private PageService(WebApplication app, IAsyncDisposable checks) => (_app, _checks) = (app, checks);

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public CheckRunner Runner => Services.GetRequiredService<CheckRunner>();

    public RunFeed Feed => Services.GetRequiredService<RunFeed>();

    public IReportHistory History => Services.GetRequiredService<IReportHistory>();

    public string To(string path) => new Uri(Address, path).ToString();

    /// <summary>Starts it without a run at the start.</summary>
    public static Task<PageService> StartAsync(string scenario = "healthy", params (string Name, string? Value)[] settings) => StartAsync(new SimulatedChecks(scenario), port: 0, settings);

    public static async Task<PageService> StartAsync<T>(T checks, int port, params (string Name, string? Value)[] settings)
        where T : ICheckFactory, IAsyncDisposable
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        (string, string?)[] given = [("Schedule:AtStart", "false"), .. settings];
        builder.Configuration.AddInMemoryCollection(given.Select(s => new KeyValuePair<string, string?>($"MarsNetCheck:{s.Item1}", s.Item2)));
        builder.Services.AddSingleton<ICheckFactory>(checks);
        builder.Services.AddMarsNetCheck(builder.Configuration);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers["Referrer-Policy"] = "same-origin";
            return next(context);
        });
        app.MapMarsNetCheck();
        AddWhatIsMissing(app);
        await app.StartAsync();
        return new PageService(app, checks);
    }

    public async Task<ReportSnapshot> CheckAsync()
    {
        Runner.Start(RunReason.Schedule, CancellationToken.None);
        await Runner.SettleAsync();
        return Runner.Latest!;
    }

    /// <summary>Keeps a report as if it were the newest.</summary>
    public async Task ShowAsync(Report report)
    {
        using var json = new MemoryStream();
        await new JsonReportWriter().WriteAsync(report, json, TestContext.Current.CancellationToken);
        var summary = await History.SaveAsync(report, json.ToArray(), TestContext.Current.CancellationToken);
        Runner.Reports.Put(new ReportSnapshot(summary, report, json.ToArray()));
    }

    public async ValueTask DisposeAsync()
    {
        // Browsers keep the stream of events open.
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        await _checks.DisposeAsync();
    }

    private static void AddWhatIsMissing(WebApplication app)
    {
        var known = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText?.Trim('/')).ToHashSet(StringComparer.Ordinal);
        if (!known.Contains("events"))
            app.MapGet("/events", (RequestDelegate)TellAsync);
        if (!known.Contains("check"))
            app.MapPost("/check", (RequestDelegate)BeginAsync);
    }

    private static Task BeginAsync(HttpContext context)
    {
        var answer = context.RequestServices.GetRequiredService<CheckRunner>().Start(RunReason.Demand, CancellationToken.None);
        context.Response.StatusCode = answer.Started ? 202 : answer.Wait is null ? 409 : 429;
        if (answer.Wait is { } wait)
            context.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds)}";
        return Task.CompletedTask;
    }

    private static async Task TellAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("retry: 300\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await foreach (var happened in context.RequestServices.GetRequiredService<RunFeed>().ListenAsync(context.RequestAborted))
        {
            var (name, data) = Event(happened);
            await context.Response.WriteAsync($"event: {name}\ndata: {data}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static (string, string) Event(RunEvent happened) => happened switch
    {
        RunStarted started => ("started", JsonSerializer.Serialize(new { at = started.At, reason = Words.Of(started.Reason), endpoints = started.Endpoints })),
        AttemptDone attempt => ("attempt", JsonSerializer.Serialize(new
        {
            endpoint = attempt.Trace.Endpoint,
            address = attempt.Trace.Address?.ToString(),
            stage = Words.Of(attempt.Trace.FailedStage ?? attempt.Trace.LastStage),
            outcome = attempt.Trace.Failure is null ? "ok" : "failed",
            durationMs = attempt.Trace.Stages.Sum(s => s.Fact.Duration.TotalMilliseconds),
            done = attempt.Done,
            endpoints = attempt.Endpoints,
        })),
        RunCompleted completed => ("completed", JsonSerializer.Serialize(new { summary = new { id = completed.Summary.Id, verdict = Words.Of(completed.Summary.Verdict), headline = completed.Summary.Headline } })),
        _ => ("failed", JsonSerializer.Serialize(new { problem = ((RunFailed)happened).Problem })),
    };
}
