using MarsNetCheck.Hosting.Api;
using MarsNetCheck.Hosting.History;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Access;

/// <summary>Stands before every route: who asks by which name, from where, how often, and what an answer always says.</summary>
internal sealed partial class AccessGate(HostCheck hosts, Login login, RateLimits rates, ILogger<AccessGate> log)
{
    private const string Unguarded =
        "Set MarsNetCheck:Access:TokenFile, or MarsNetCheck:Access:ClientCa with https; a program with the service among its routes may have them require its own authorization instead.";

    /// <summary>Answers a request, or refuses it. One that has come through is not looked at again, unless routing has found out since that it means a route of another kind.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var route = RouteAccess.Of(context);
        if (context.Features.Get<Passed>() is { } passed && passed.As == route)
        {
            await next(context);
            return;
        }
        context.Features.Set(new Passed(route));
        SecurityHeaders.Put(context.Response.Headers);
        await AnswerAsync(context, route, next);
    }

    private async Task AnswerAsync(HttpContext context, RouteAccess route, RequestDelegate next)
    {
        try
        {
            await (Refuse(context, route) is { } problem ? problem.WriteAsync(context) : next(context));
            if (UnansweredOf(context) is { } unanswered)
                await unanswered.WriteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has left.
        }
        catch (BadHttpRequestException e)
        {
            await FailAsync(context, new Problem(e.StatusCode, "The request is not right"));
        }
        catch (HistoryException e)
        {
            UnreadableHistory.Tell(log, e);
            await FailAsync(context, new Problem(StatusCodes.Status503ServiceUnavailable, "The history cannot be read now", "The service's log says why."));
        }
        catch (Exception e)
        {
            Failed(e, context.Request.Method, context.GetEndpoint()?.DisplayName);
            await FailAsync(context, new Problem(StatusCodes.Status500InternalServerError, "The service failed", "Its log says why."));
        }
    }

    // Routing says by the status alone that there is no such route.
    private static Problem? UnansweredOf(HttpContext context) => context.Response switch
    {
        { HasStarted: true } or { ContentType: not null } => null,
        { StatusCode: StatusCodes.Status404NotFound } => new Problem(StatusCodes.Status404NotFound, "There is no such page", "/ is the dashboard, /openapi.json lists the rest."),
        { StatusCode: StatusCodes.Status405MethodNotAllowed } => new Problem(StatusCodes.Status405MethodNotAllowed, "This cannot be done here", "Allow names the methods that can."),
        _ => null,
    };

    private Problem? Refuse(HttpContext context, RouteAccess route)
    {
        if (!hosts.Allows(context))
            return new Problem(StatusCodes.Status421MisdirectedRequest, "The service does not go by this name", "Address it by localhost, by its address, or by a name of MarsNetCheck:Access:Hosts.");
        if (!SiteCheck.Allows(context.Request, route))
            return new Problem(StatusCodes.Status403Forbidden, "The request comes from another site");
        if (BodyCheck.Refuse(context) is { } body)
            return body;
        return (route.IsOpen ? null : RefuseStranger(context)) ?? RefuseHaste(route.Rate, context);
    }

    // A caller that guesses is not even heard for a while, or the limit would only change how a wrong guess is answered.
    private Problem? RefuseStranger(HttpContext context)
    {
        var caller = context.Connection.RemoteIpAddress;
        var shows = context.Request.Headers.Authorization.Count > 0;
        if (shows && rates.IsUsedUp(RateClass.FailedLogin, caller))
            return TooMany("Too many logins failed", TimeSpan.FromSeconds(6));
        var outcome = login.Check(context);
        if (outcome == LoginOutcome.Admitted)
            return null;
        if (outcome == LoginOutcome.Stranger)
            return new Problem(StatusCodes.Status403Forbidden, "Only programs of this machine may ask", Unguarded);
        if (outcome == LoginOutcome.Wrong)
        {
            rates.Count(RateClass.FailedLogin, caller);
            LoginFailed(caller?.ToString());
        }
        return new Problem(StatusCodes.Status401Unauthorized, "A login is needed") { Challenges = login.Challenges };
    }

    private Problem? RefuseHaste(RateClass rate, HttpContext context) =>
        rates.Count(rate, context.Connection.RemoteIpAddress) is { } wait ? TooMany("Too many requests", wait) : null;

    private static Problem TooMany(string title, TimeSpan wait) => new(StatusCodes.Status429TooManyRequests, title) { RetryAfter = wait };

    private static async Task FailAsync(HttpContext context, Problem problem)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }
        context.Response.Clear();
        SecurityHeaders.Put(context.Response.Headers);
        await problem.WriteAsync(context);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed.")]
    private partial void Failed(Exception error, string method, string? route);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A login from {Address} failed.")]
    private partial void LoginFailed(string? address);

    /// <summary>The request has come through.</summary>
    /// <param name="As">The kind of route that it seemed to mean.</param>
    private sealed record Passed(RouteAccess As);
}
