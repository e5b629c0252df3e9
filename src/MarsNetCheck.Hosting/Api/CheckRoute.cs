using System.Text.Json;
using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Api;

/// <summary><c>POST /check</c>: begins a run; with <c>?wait=true</c> the answer is its report. Nothing that is read begins one.</summary>
internal static class CheckRoute
{
    /// <summary>How long is waited beyond a run's budget: the report is then being written.</summary>
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);

    private static readonly Problem _stops = new(StatusCodes.Status503ServiceUnavailable, "The service stops");

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/check", (RequestDelegate)BeginAsync).WithMetadata(RouteAccess.Acting(RateClass.Act));

    private static async Task BeginAsync(HttpContext context)
    {
        var query = new Query(context.Request);
        var waits = query.Word("wait", "false", "true");
        if (query.Problem is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        var runner = context.RequestServices.GetRequiredService<CheckRunner>();
        var answer = runner.Start(RunReason.Demand, StopOf(context));
        if (!answer.Started)
            await Refusal(answer).WriteAsync(context);
        else if (waits is "true")
            await AnswerWhenDoneAsync(context, answer.Completion!);
        else
            await AcceptAsync(context);
    }

    private static Problem Refusal(RunAnswer answer) => answer switch
    {
        { Wait: { } wait } => new Problem(StatusCodes.Status429TooManyRequests, "The last check began too short a time ago", "MarsNetCheck:Schedule:AtLeast says how often one may begin.") { RetryAfter = wait },
        { Completion: null } => _stops,
        _ => new Problem(StatusCodes.Status409Conflict, "A check is under way", "Its report will be at /report; /events tells how it goes."),
    };

    private static Task AcceptAsync(HttpContext context)
    {
        var report = Links.Beside(context.Request, "report");
        context.Response.Headers.Location = report;
        return JsonAnswer.WriteAsync(context, json => Write(json, report, Links.Beside(context.Request, "events")), StatusCodes.Status202Accepted);
    }

    private static void Write(Utf8JsonWriter json, string report, string events)
    {
        json.WriteStartObject();
        json.WriteString("state", "started");
        json.WriteString("report", report);
        json.WriteString("events", events);
        json.WriteEndObject();
    }

    // The run goes on when the caller leaves: others want its report, too.
    private static async Task AnswerWhenDoneAsync(HttpContext context, Task<ReportSnapshot?> completion)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, StopOf(context));
        try
        {
            await AnswerAsync(context, await completion.WaitAsync(PatienceOf(context), leave.Token));
        }
        catch (TimeoutException)
        {
            await AcceptAsync(context);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            await _stops.WriteAsync(context);
        }
    }

    private static Task AnswerAsync(HttpContext context, ReportSnapshot? snapshot) => snapshot is null
        ? new Problem(StatusCodes.Status500InternalServerError, "The check ended without a report", "The service's log says why.").WriteAsync(context)
        : ReportAnswer.WriteAsync(context, context.RequestServices.GetRequiredService<ReportForms>().Of(snapshot));

    private static TimeSpan PatienceOf(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<MarsNetCheckSettings>>().Value.RunBudget + _grace;

    private static CancellationToken StopOf(HttpContext context) => context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
}
