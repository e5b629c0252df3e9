using System.Collections.Immutable;
using MarsNetCheck.Hosting.Health;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>What a page needs to know of the service and of the one who asks.</summary>
internal sealed class PageRequest
{
    private readonly HttpContext _context;

    /// <summary>Creates it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="depth">How many segments of its path are the page's own; what is before them is where the pages begin.</param>
    public PageRequest(HttpContext context, int depth)
    {
        _context = context;
        var path = context.Request.PathBase.Add(context.Request.Path).ToUriComponent().Split('/', StringSplitOptions.RemoveEmptyEntries);
        Root = string.Concat(path.SkipLast(depth).Select(s => "/" + s));
    }

    /// <summary>Where the pages begin, as a path without a slash at its end; empty for the root of the host.</summary>
    public string Root { get; }

    /// <summary>What runs, and what it found last.</summary>
    public CheckRunner Runner => Find<CheckRunner>();

    /// <summary>Whether what it found last is still true.</summary>
    public CheckHealth Health => Find<CheckHealth>();

    /// <summary>What it found before.</summary>
    public IReportHistory History => Find<IReportHistory>();

    /// <summary>What is checked.</summary>
    public ICheckFactory Checks => Find<ICheckFactory>();

    /// <summary>Parts of pages that are made once for a report.</summary>
    public PageCache Cache => Find<PageCache>();

    /// <summary>The settings.</summary>
    public MarsNetCheckSettings Settings => Find<IOptions<MarsNetCheckSettings>>().Value;

    /// <summary>The time now.</summary>
    public DateTimeOffset Now => Find<TimeProvider>().GetUtcNow();

    /// <summary>Cancelled when nobody waits for the page any more.</summary>
    public CancellationToken Aborted => _context.RequestAborted;

    /// <summary>The links of a report's parts.</summary>
    public ReportLinks Links => new() { Endpoint = id => To("endpoints", id), Range = cidr => To(["ranges", .. cidr.Split('/')]) };

    /// <summary>A page of the service.</summary>
    public Href To(params ReadOnlySpan<string> segments) => Href.Path(Root, segments);

    /// <summary>The text of a part of the path; "" if there is none.</summary>
    public string Part(string name) => _context.Request.RouteValues[name] as string ?? "";

    /// <summary>A whole number among the query's parameters; null if there is none, or it is something else.</summary>
    public long? Number(string name) =>
        long.TryParse(_context.Request.Query[name], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The period in days that is asked for: 1, 7 or 30.</summary>
    public int Days => Number("days") is 1 or 30 ? (int)Number("days")!.Value : 7;

    /// <summary>How an endpoint or a range fared in the period; null if the history cannot be read.</summary>
    public async Task<ImmutableArray<HistoryPoint>?> PointsAsync(string subject)
    {
        try
        {
            return await PastAsync(subject);
        }
        catch (HistoryException e)
        {
            TellUnreadable(e);
            return null;
        }
    }

    /// <summary>How a subject fared that the newest report does not have; empty if it never was there.</summary>
    /// <exception cref="HistoryException">The history cannot be read, so that nothing is known of it.</exception>
    public Task<ImmutableArray<HistoryPoint>> PastAsync(string subject) => History.PointsAsync(subject, Now - TimeSpan.FromDays(Days), Aborted);

    /// <summary>Tells the log why the history cannot be read.</summary>
    public void TellUnreadable(HistoryException error) => UnreadableHistory.Tell(Find<ILogger<PageRequest>>(), error);

    private T Find<T>()
        where T : notnull => _context.RequestServices.GetRequiredService<T>();
}
