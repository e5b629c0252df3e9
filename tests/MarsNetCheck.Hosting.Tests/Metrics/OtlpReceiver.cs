using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>Takes OTLP over HTTP in a collector's place, on a port of loopback.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly Channel<OtlpRequest> _requests = Channel.CreateUnbounded<OtlpRequest>();
    private readonly TaskCompletionSource _silent = new();
    private int _count;

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>The status of its answers.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>Where its answers lead to; null for nowhere.</summary>
    public string? Location { get; set; }

    /// <summary>How many requests came in all.</summary>
    public int Count => _count;

    /// <summary>True if it takes requests and does not answer.</summary>
    public bool Silent { get; set; }

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>The next request to a path.</summary>
    public async Task<OtlpRequest> NextAsync(string path)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            var request = await _requests.Reader.ReadAsync(limit.Token);
            if (request.Path == path)
                return request;
        }
    }

    /// <summary>The next push of metrics of which something holds.</summary>
    public async Task<IReadOnlyList<OtlpMetric>> MetricsAsync(Func<IReadOnlyList<OtlpMetric>, bool> holds)
    {
        while (true)
        {
            var metrics = OtlpMetric.All((await NextAsync("/v1/metrics")).Message).ToList();
            if (holds(metrics))
                return metrics;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _silent.TrySetResult();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _count);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await _requests.Writer.WriteAsync(new OtlpRequest(context.Request.Path, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), new WireMessage(body.ToArray())));
        if (Silent)
            await _silent.Task;
        context.Response.StatusCode = Status;
        if (Location is not null)
            context.Response.Headers.Location = Location;
    }
}
