using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>What every page has around its own part: the head, the way to the other pages, the button, and the places for what is live.</summary>
internal static class PageFrame
{
    /// <summary>The whole document.</summary>
    /// <param name="page">The request.</param>
    /// <param name="title">The title, without the program's name.</param>
    /// <param name="here">The entry of the navigation that the page belongs to.</param>
    /// <param name="main">The page's own part.</param>
    public static Html Of(PageRequest page, string title, PageKind here, Html main) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
        <title>{title} · MarsNetCheck</title>
        <link rel="icon" type="image/svg+xml" href="{PageAssets.To(page, "favicon.svg")}"><link rel="stylesheet" href="{PageAssets.To(page, "style.css")}"><script src="{PageAssets.To(page, "script.js")}" defer></script></head>
        <body data-root="{page.Root}"><a class="skip" href="#main">Skip to the content</a>
        <header class="top"><div class="wrap"><a class="brand" href="{page.To()}"><img src="{PageAssets.To(page, "favicon.svg")}" width="24" height="24" alt="">MarsNetCheck</a>
        <nav aria-label="Pages"><ul>{Entry(page.To(), "State", Current(here, PageKind.State))}{Entry(page.To("history"), "History", Current(here, PageKind.History))}</ul></nav>
        <form class="ask" id="ask" method="post" action="{page.To()}"><p id="answer" role="status">{Answer(page)}</p><button id="check">Check now</button></form></div></header>
        {Notice(page.Checks.Notice)}{Live(page.Runner)}
        <main class="wrap" id="main" tabindex="-1">
        {main}
        </main>
        {Footer(page)}
        </body></html>

        """);

    private static string Current(PageKind here, PageKind entry) => here == entry ? "page" : "false";

    private static Html Entry(Href to, string text, string current) => Html.Of($"""<li><a href="{to}" aria-current="{current}">{text}</a></li>""");

    private static Html Notice(string? notice) => notice is null ? Html.Empty : Html.Of($"""<p class="notice"><span class="wrap">{notice}</span></p>""");

    private static Html Live(CheckRunner runner)
    {
        var inside = Html.Of($"""<div class="wrap"><label for="bar">A check is under way</label> <progress id="bar"></progress> <span id="count"></span> <span class="last" id="last"></span></div>""");
        var run = runner.IsRunning ? Html.Of($"""<div class="run" id="run">{inside}</div>""") : Html.Of($"""<div class="run" id="run" hidden>{inside}</div>""");
        return Html.Of($"""{run}<div class="lost" id="lost" role="alert" hidden><p class="wrap"></p></div><p class="vh" id="said" role="status"></p>""");
    }

    // What came of asking without a script; the query holds numbers only.
    private static Html Answer(PageRequest page) => (page.Number("wait"), page.Number("running")) switch
    {
        ({ } seconds, _) => Html.Of($"The last check has only just begun. Try again in {Math.Clamp(seconds, 1, 3600)} s."),
        (_, not null) => Html.Of($"A check is under way already."),
        _ => Html.Empty,
    };

    private static Html Footer(PageRequest page)
    {
        var history = page.Settings.History.Folder is null ? Html.Of($"<span>The history is kept in memory and is gone when the service ends.</span>") : Html.Empty;
        return Html.Of(
            $"""
            <footer><div class="wrap">{Schedule(page.Settings.Schedule)}{history}<span>JSON: <a href="{page.To("report")}">report</a>, <a href="{page.To("reports")}">reports</a>, <a href="{page.To("openapi.json")}">API</a></span><span>MarsNetCheck {typeof(NetCheck).Assembly.GetName().Version?.ToString(3)}</span></div></footer>
            """);
    }

    private static Html Schedule(ScheduleSettings schedule)
    {
        if (schedule.Every is not { } every)
            return Html.Of($"<span>Checks begin on demand only.</span>");
        var about = schedule.Jitter > TimeSpan.Zero ? $", give or take {PageTime.Length(schedule.Jitter)}" : "";
        return Html.Of($"<span>A check begins every {PageTime.Length(every)}{about}.</span>");
    }
}
