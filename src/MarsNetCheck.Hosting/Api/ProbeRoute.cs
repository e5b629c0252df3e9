using System.Globalization;
using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Hosting.Metrics;
using MarsNetCheck.Hosting.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Endpoint = MarsNetCheck.Catalog.Endpoint;

namespace MarsNetCheck.Hosting.Api;

/// <summary><c>GET /probe?target=&amp;module=</c>: probes one target now and answers with metrics, as Prometheus asks exporters for several targets.</summary>
internal static class ProbeRoute
{
    private const string TimeoutHeader = "X-Prometheus-Scrape-Timeout-Seconds";
    private const string Direct = "direct";
    private static readonly TimeSpan _usualTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _maxTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _leastTimeout = TimeSpan.FromMilliseconds(500);

    // Each run asks the agent anew. Targets are probed several times a minute, and Windows PowerShell would take most of a probe's time.
    private static readonly TimeSpan _agentAnswerAge = TimeSpan.FromMinutes(5);

    /// <summary>What is kept of the scrape's time for the way back.</summary>
    private static readonly TimeSpan _wayBack = TimeSpan.FromMilliseconds(500);

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead("/probe", AnswerAsync, RouteAccess.Acting(RateClass.Probe));

    private static async Task AnswerAsync(HttpContext context)
    {
        var query = new Query(context.Request);
        var target = query.Text("target");
        var module = query.Word("module", "effective", Direct);
        if ((query.Problem ?? Missing(target)) is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        if (context.RequestServices.GetRequiredService<ProbeTargets>().Find(target!) is { } endpoint)
            await ProbeAsync(context, endpoint, module);
        else
            await new Problem(StatusCodes.Status400BadRequest, "The target is not allowed", ProbeTargets.Allowed).WriteAsync(context);
    }

    private static Problem? Missing(string? target) =>
        string.IsNullOrWhiteSpace(target) ? new Problem(StatusCodes.Status400BadRequest, "The target is missing", ProbeTargets.Allowed) : null;

    private static async Task ProbeAsync(HttpContext context, Endpoint endpoint, string module)
    {
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        var began = time.GetTimestamp();
        var timeout = TimeoutOf(context.Request);
        using var turn = await context.RequestServices.GetRequiredService<ProbeGate>().EnterAsync(timeout / 2, context.RequestAborted);
        if (turn is null)
        {
            await new Problem(StatusCodes.Status503ServiceUnavailable, "Too many probes are under way", "MarsNetCheck:Probe:Concurrency says how many may be.") { RetryAfter = TimeSpan.FromSeconds(1) }.WriteAsync(context);
            return;
        }
        await RunAsync(context, endpoint, options => OptionsOf(options, module, timeout - time.GetElapsedTime(began)));
    }

    private static async Task RunAsync(HttpContext context, Endpoint endpoint, Func<NetCheckOptions, NetCheckOptions> options)
    {
        var checks = context.RequestServices.GetRequiredService<ICheckFactory>();
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        GuardedNetwork? guard = null;

        // The answer tells all; the log and the metrics of the service are about its runs, and a target that is blocked would be told of with each scrape.
        var check = checks.Create(checks.Catalog.Alone(endpoint)).WithoutTelemetry().WithOptions(options).WithNetwork(network => guard = new GuardedNetwork(network));
        try
        {
            var report = await check.RunAsync(leave.Token);
            await ExpositionAnswer.WriteAsync(context, ProbeMetrics.Of(report, guard!.Refused));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await new Problem(StatusCodes.Status503ServiceUnavailable, "The service stops").WriteAsync(context);
        }
    }

    // The ranges and the comparison of routes belong to the whole run.
    internal static NetCheckOptions OptionsOf(NetCheckOptions options, string module, TimeSpan time)
    {
        var budget = time > _leastTimeout ? time : _leastTimeout;
        var narrowed = options with { Budget = budget, SamplesPerRange = 0, AllRoutes = false, AgentAnswerAge = _agentAnswerAge };
        return module is Direct ? narrowed with { Proxy = null, RouteSource = null, NoProxy = true } : narrowed;
    }

    private static TimeSpan TimeoutOf(HttpRequest request)
    {
        var isNumber = double.TryParse(request.Headers[TimeoutHeader], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds);
        if (!isNumber || !double.IsFinite(seconds) || seconds <= 0)
            return _usualTimeout;
        var time = TimeSpan.FromSeconds(Math.Min(seconds, _maxTimeout.TotalSeconds)) - _wayBack;
        return time > _leastTimeout ? time : _leastTimeout;
    }
}
