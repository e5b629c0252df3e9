using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Tests.Pages;

/// <summary>The service on a port of loopback, for a real browser.</summary>
internal sealed class PageService : IAsyncDisposable
{
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
        app.MapMarsNetCheck();
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
        Runner.Restore(new ReportSnapshot(summary, report, json.ToArray()));
    }

    public async ValueTask DisposeAsync()
    {
        // Browsers keep the stream of events open.
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        await _checks.DisposeAsync();
    }
}
