using System.Globalization;
using System.Text;
using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Hosting.Api;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>The pages for people: the state, an endpoint, a range, the history, an old report, and the files they load.</summary>
internal static class PageRoutes
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "/", 0, StatePage.OfAsync);
        Map(routes, "/endpoints/{id}", 2, EndpointPage.OfAsync);
        Map(routes, "/ranges/{address}/{prefix}", 3, RangePage.OfAsync);
        Map(routes, "/history", 1, HistoryPage.OfAsync);
        Map(routes, "/history/{id:long}", 2, OldReportPage.OfAsync);
        routes.MapRead("/assets/{version}/{name}", PageAssets.AnswerAsync);
        routes.MapPost("/", (RequestDelegate)CheckAsync).WithMetadata(RouteAccess.Acting(RateClass.Act));
    }

    private static void Map(IEndpointRouteBuilder routes, string pattern, int depth, Func<PageRequest, Task<Html?>> make) =>
        routes.MapRead(pattern, context => AnswerAsync(context, new PageRequest(context, depth), make));

    private static async Task AnswerAsync(HttpContext context, PageRequest page, Func<PageRequest, Task<Html?>> make)
    {
        var (status, html) = await MakeAsync(page, make);
        context.Response.StatusCode = status;
        var bytes = Encoding.UTF8.GetBytes(html.ToString());
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static async Task<(int Status, Html Page)> MakeAsync(PageRequest page, Func<PageRequest, Task<Html?>> make)
    {
        try
        {
            return await make(page) is { } html ? (StatusCodes.Status200OK, html) : (StatusCodes.Status404NotFound, MissingPage.Of(page));
        }
        catch (HistoryException e)
        {
            page.TellUnreadable(e);
            return (StatusCodes.Status503ServiceUnavailable, UnreadablePage.Of(page));
        }
    }

    // The button where there is no script: begins a run and leads back to the page, which says what came of it.
    private static Task CheckAsync(HttpContext context)
    {
        var page = new PageRequest(context, depth: 0);
        var answer = page.Runner.Start(RunReason.Demand, context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var back = (answer.Started, answer.Wait) switch
        {
            (true, _) => page.To(),
            (_, { } wait) => page.To().With("wait", Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture)),
            _ => page.To().With("running", "1"),
        };
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = back.ToString();
        return Task.CompletedTask;
    }
}
