using System.Net.Sockets;
using System.Text;
using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Tests;

/// <summary>The service behind a real web server on loopback, set up as <c>serve</c> does, over a simulated network. No run begins by itself.</summary>
internal sealed class ListeningService : IAsyncDisposable
{
    private static readonly (string Name, string? Value)[] _usual = [("Schedule:AtStart", "false"), ("Access:Listen:0", "http://127.0.0.1:0")];

    private readonly WebApplication _app;
    private readonly SimulatedChecks _checks;
    private readonly ListLog _log;

    private ListeningService(WebApplication app, SimulatedChecks checks, ListLog log) => (_app, _checks, _log) = (app, checks, log);

    public IServiceProvider Services => _app.Services;

    public CheckRunner Runner => Services.GetRequiredService<CheckRunner>();

    public Uri Address => new(_app.Urls.First());

    public IEnumerable<string> Log => _log.Lines;

    /// <summary>Where every route of the program stands.</summary>
    public IEnumerable<RouteEndpoint> Routes => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    /// <summary>Starts it. Settings are given as <c>Access:TokenFile</c> and the value.</summary>
    public static Task<ListeningService> StartAsync(params (string Name, string? Value)[] settings) => StartAsync(new SimulatedChecks("healthy", "login-microsoftonline"), _ => { }, settings);

    /// <summary>Starts it over a network, with services in place of its own.</summary>
    public static async Task<ListeningService> StartAsync(SimulatedChecks checks, Action<IServiceCollection> services, params (string Name, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new ListLog();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(settings.Concat(_usual).Select(s => new KeyValuePair<string, string?>($"MarsNetCheck:{s.Name}", s.Value)).DistinctBy(s => s.Key));
        builder.Services.AddSingleton<ICheckFactory>(checks);
        services(builder.Services);
        builder.Services.AddMarsNetCheck(builder.Configuration);
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<MarsNetCheckSettings>>((server, bound) => KestrelAccess.Configure(server, bound.Value.Access));
        var app = builder.Build();
        app.UseMarsNetCheckAccess();
        app.MapMarsNetCheck();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ListeningService(app, checks, log);
    }

    /// <summary>A client of it.</summary>
    public HttpClient Client() => new() { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Runs a check to its end.</summary>
    public async Task<ReportSnapshot> RunAsync()
    {
        Runner.Start(RunReason.Schedule, TestContext.Current.CancellationToken);
        await Runner.SettleAsync();
        return Runner.Latest ?? throw new InvalidOperationException("There is no report.");
    }

    /// <summary>Sends bytes as they are, and gives all that comes back until the service closes the connection.</summary>
    public async Task<string> SendAsync(params string[] lines)
    {
        using var tcp = await ConnectAsync();
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"), TestContext.Current.CancellationToken);
        return await ReadToEndAsync(tcp);
    }

    /// <summary>A connection to it.</summary>
    public async Task<TcpClient> ConnectAsync()
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(Address.Host, Address.Port, TestContext.Current.CancellationToken);
        return tcp;
    }

    /// <summary>All that comes until the other end closes; at most 30 seconds.</summary>
    public static async Task<string> ReadToEndAsync(TcpClient tcp)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(30));
        using var reader = new StreamReader(tcp.GetStream(), Encoding.Latin1, leaveOpen: true);
        return await reader.ReadToEndAsync(bound.Token);
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _checks.DisposeAsync();
    }
}
