using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Hosting.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarsNetCheck.Hosting.Api;

/// <summary><c>GET /events</c>: what happens in the runs, as it happens, until the caller leaves or the service stops.</summary>
internal static class EventsRoute
{
    private static readonly TimeSpan _beat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(5);

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead("/events", ListenAsync, RouteAccess.Acting(RateClass.Read));

    private static async Task ListenAsync(HttpContext context)
    {
        var listeners = context.RequestServices.GetRequiredService<EventListeners>();
        if (!listeners.TryEnter())
        {
            await new Problem(StatusCodes.Status503ServiceUnavailable, "Too many listen already") { RetryAfter = _retry }.WriteAsync(context);
            return;
        }
        try
        {
            using var stream = new EventStream(context.Response);
            if (!HttpMethods.IsHead(context.Request.Method))
                await TellAsync(context, stream);
        }
        finally
        {
            listeners.Leave();
        }
    }

    private static async Task TellAsync(HttpContext context, EventStream stream)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);

        // The feed is listened to before the caller hears anything: nothing is missed from then on.
        var events = CopyAsync(context.RequestServices, stream, end.Token);
        var beats = BeatAsync(context.RequestServices.GetRequiredService<TimeProvider>(), stream, end.Token);
        await Task.WhenAny(events, beats);
        await end.CancelAsync();
        try
        {
            await Task.WhenAll(events, beats);
        }
        catch (OperationCanceledException)
        {
            // The caller has left, or the service stops: the answer ends here.
        }
    }

    private static async Task CopyAsync(IServiceProvider services, EventStream stream, CancellationToken end)
    {
        var (runner, time) = (services.GetRequiredService<CheckRunner>(), services.GetRequiredService<TimeProvider>());
        await foreach (var happened in services.GetRequiredService<RunFeed>().ListenAsync(() => runner.Current is { } progress ? new RunUnderWay(time.GetUtcNow(), progress) : null, end))
        {
            if (EventJson.NameOf(happened) is { } name)
                await stream.SendAsync(name, json => EventJson.Write(json, happened), end);
        }
    }

    private static async Task BeatAsync(TimeProvider time, EventStream stream, CancellationToken end)
    {
        using var timer = new PeriodicTimer(_beat, time);
        await stream.RetryAfterAsync(_retry, end);
        while (await timer.WaitForNextTickAsync(end))
            await stream.BeatAsync(end);
    }
}
