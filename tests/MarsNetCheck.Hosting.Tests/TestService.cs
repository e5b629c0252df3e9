using MarsNetCheck.Hosting.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Tests;

/// <summary>The service in this process, over a simulated network.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SimulatedChecks _checks;

    private TestService(WebApplication app, SimulatedChecks checks) => (_app, _checks) = (app, checks);

    public IServiceProvider Services => _app.Services;

    public CheckRunner Runner => Services.GetRequiredService<CheckRunner>();

    /// <summary>A client; every request has the Host header of the service's own address.</summary>
    public HttpClient Client() => _app.GetTestClient();

    /// <summary>Starts it. Settings are given as <c>Schedule:Every</c> and the value.</summary>
    public static async Task<TestService> StartAsync(string scenario = "healthy", Action<IServiceCollection>? services = null, params (string Name, string? Value)[] settings)
    {
        var checks = new SimulatedChecks(scenario);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"MarsNetCheck:{s.Name}", s.Value)));
        builder.Services.AddSingleton<ICheckFactory>(checks);
        services?.Invoke(builder.Services);
        builder.Services.AddMarsNetCheck(builder.Configuration);
        var app = builder.Build();
        app.MapMarsNetCheck();
        await app.StartAsync();
        return new TestService(app, checks);
    }

    /// <summary>Waits for the run that is under way, or for one that begins now if there was none yet, and gives its report.</summary>
    public async Task<ReportSnapshot> ReportAsync()
    {
        if (Runner.Latest is null)
            Runner.Start(RunReason.Schedule, CancellationToken.None);
        await Runner.SettleAsync();
        return Runner.Latest ?? throw new InvalidOperationException("There is no report.");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _checks.DisposeAsync();
    }
}
