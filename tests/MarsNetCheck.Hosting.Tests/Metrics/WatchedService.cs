using MarsNetCheck.Catalog;
using MarsNetCheck.Hosting.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>The service in this process over a simulated network, on a port of loopback, without the limits on connections: it may stand for a thousand servers. The network can become another one.</summary>
internal sealed class WatchedService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Networks _networks;

    private WatchedService(WebApplication app, Networks networks) => (_app, _networks) = (app, networks);

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Starts it, and waits for its first report.</summary>
    public static async Task<WatchedService> StartAsync(string scenario, ILoggerProvider? log = null, params (string Name, string? Value)[] settings)
    {
        var networks = new Networks(scenario);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (log is not null)
            builder.Logging.AddProvider(log);
        builder.Configuration.AddInMemoryCollection(settings.Append(("Schedule:AtStart", "false")).Select(s => new KeyValuePair<string, string?>($"MarsNetCheck:{s.Item1}", s.Item2)));
        builder.Services.AddSingleton<ICheckFactory>(networks);
        builder.Services.AddMarsNetCheck(builder.Configuration);
        var app = builder.Build();
        app.MapMarsNetCheck();
        await app.StartAsync();
        var service = new WatchedService(app, networks);
        await service.RunAsync();
        return service;
    }

    /// <summary>Puts another network in the place of the one there was.</summary>
    public ValueTask BecomeAsync(string scenario) => _networks.BecomeAsync(scenario);

    /// <summary>Runs once more and waits for the report.</summary>
    public async Task RunAsync()
    {
        Assert.True(Runner.Start(RunReason.Schedule, TestContext.Current.CancellationToken).Started);
        await Runner.SettleAsync();
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _networks.DisposeAsync();
    }

    private CheckRunner Runner => Services.GetRequiredService<CheckRunner>();

    private sealed class Networks(string scenario) : ICheckFactory, IAsyncDisposable
    {
        private SimulatedChecks _now = new(scenario);

        public SelectedCatalog Catalog => _now.Catalog;

        public NetCheck Create(SelectedCatalog catalog) => _now.Create(catalog);

        public async ValueTask BecomeAsync(string scenario)
        {
            await _now.DisposeAsync();
            _now = new SimulatedChecks(scenario);
        }

        public ValueTask DisposeAsync() => _now.DisposeAsync();
    }
}
