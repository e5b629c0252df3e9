using MarsNetCheck.Hosting.Runs;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MarsNetCheck.Hosting.Tests.Pages;

/// <summary>The pages in a real Chromium, as people meet them. Pictures go to the folder <c>screenshots</c> beside the tests.</summary>
[Collection(nameof(Browser))]
public sealed class PagesInBrowserTests(Browser browser)
{
    private static readonly string[] _pages = ["/", "/history", "/endpoints/login-microsoftonline", "/ranges/20.190.128.0/18", "/history/1"];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_page_reads_well_and_nothing_is_complained_of(ColorScheme scheme)
    {
        await using var service = await WithHistoryAsync("proxy-auth-negotiate");
        await using var window = await browser.OpenAsync(new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 1360, Height = 900 } });
        foreach (var path in _pages)
        {
            await window.Page.GotoAsync(service.To(path));
            await window.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            Assert.Empty(await window.Page.EvaluateAsync<string[]>(Inspection.Contrast));
            Assert.Empty(await window.Page.EvaluateAsync<string[]>(Inspection.Structure));
            Assert.Empty(await window.Page.EvaluateAsync<string[]>(Inspection.Foreign));
            await window.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = d.matches('.attempt'))");
            await window.PictureAsync($"{Name(path)}-{scheme.ToString().ToLowerInvariant()}");
        }
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_phone_scrolls_no_page_sideways()
    {
        await using var service = await WithHistoryAsync("proxy-auth-negotiate");
        await using var window = await browser.OpenAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 }, DeviceScaleFactor = 2, IsMobile = true, HasTouch = true });
        foreach (var path in _pages)
        {
            await window.Page.GotoAsync(service.To(path));
            await window.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            Assert.Equal(0, await window.Page.EvaluateAsync<int>(Inspection.TooWide));
            await window.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach((d, i) => d.open = false)");
            await window.PictureAsync($"{Name(path)}-phone", new Clip { Width = 360, Height = await window.Page.EvaluateAsync<int>("() => Math.min(1500, document.documentElement.scrollHeight)") });
        }
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData("healthy", "READY")]
    [InlineData("range-half-dropped", "DEGRADED")]
    [InlineData("tls-intercepted-trusted", "DEGRADED")]
    public async Task The_verdict_stands_first(string scenario, string verdict)
    {
        await using var service = await PageService.StartAsync(scenario);
        await service.CheckAsync();
        await using var window = await browser.OpenAsync();

        await window.Page.GotoAsync(service.Address.ToString());

        await Expect(window.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync(verdict);
        await window.PictureAsync($"state-{scenario}");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task The_page_is_live_while_a_check_runs()
    {
        await using var service = await PageService.StartAsync(new SlowChecks(), port: 0);
        await service.CheckAsync();
        await using var window = await browser.OpenAsync();
        await window.Page.GotoAsync(service.Address.ToString());
        await Expect(window.Page.Locator("#run")).ToBeHiddenAsync();
        await UntilListenedAsync(service);

        service.Runner.Start(RunReason.Schedule, CancellationToken.None);

        await Expect(window.Page.Locator("#run")).ToBeVisibleAsync();
        await Expect(window.Page.Locator("tr.live").First).ToBeVisibleAsync();
        await Expect(window.Page.Locator("#check")).ToHaveAttributeAsync("aria-disabled", "true");
        await window.PictureAsync("running");
        await window.Page.SetViewportSizeAsync(360, 740);
        Assert.Equal(0, await window.Page.EvaluateAsync<int>(Inspection.TooWide));
        await window.PictureAsync("running-phone");
        await Expect(window.Page.Locator(".banner .when a")).ToHaveTextAsync("report 2");
        await Expect(window.Page.Locator("#run")).ToBeHiddenAsync();
        await Expect(window.Page.Locator("#said")).ToContainTextAsync("The check is done: blocked.");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task The_first_check_fills_a_page_that_waits_for_it()
    {
        await using var service = await PageService.StartAsync("healthy");
        await using var window = await browser.OpenAsync();
        await window.Page.GotoAsync(service.Address.ToString());
        await Expect(window.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("NO REPORT YET");
        await window.PictureAsync("no-report");

        await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Check now" }).ClickAsync();

        await Expect(window.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("READY");
        await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Check now" }).ClickAsync();
        await Expect(window.Page.Locator("#answer")).ToContainTextAsync("Try again in");
        Assert.DoesNotContain(window.Complaints, c => !c.Contains("429", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_report_leaves_the_reader_where_they_are()
    {
        await using var service = await PageService.StartAsync("proxy-auth-negotiate");
        var first = await service.CheckAsync();
        await using var window = await browser.OpenAsync();
        await window.Page.GotoAsync(service.Address.ToString());
        await window.Page.Locator("#find").FillAsync("login");
        await window.Page.Locator("#only-odd").CheckAsync();
        var summary = window.Page.Locator(".cause summary").First;
        await summary.FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await UntilListenedAsync(service);

        await service.ShowAsync(Samples.Aged(first.Report, first.Report.StartedAt.AddMinutes(1), 1));
        service.Feed.Publish(new RunCompleted(DateTimeOffset.UtcNow, service.Runner.Latest!.Summary));

        await Expect(window.Page.Locator(".banner .when a")).ToHaveTextAsync("report 2");
        await Expect(window.Page.Locator(".cause details").First).ToHaveAttributeAsync("open", "");
        await Expect(summary).ToBeFocusedAsync();
        await Expect(window.Page.Locator("#find")).ToHaveValueAsync("login");
        await Expect(window.Page.Locator("#only-odd")).ToBeCheckedAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_lost_connection_is_said_and_comes_back_by_itself()
    {
        var service = await PageService.StartAsync("healthy");
        await service.CheckAsync();
        await using var window = await browser.OpenAsync();
        await window.Page.GotoAsync(service.Address.ToString());
        await UntilListenedAsync(service);
        var port = service.Address.Port;

        await service.DisposeAsync();
        await Expect(window.Page.Locator("#lost")).ToContainTextAsync("is lost; last seen");
        await window.PictureAsync("lost");

        await using var again = await PageService.StartAsync(new SimulatedChecks("proxy-auth-negotiate"), port);
        await again.CheckAsync();
        await Expect(window.Page.Locator("#lost")).ToBeHiddenAsync();
        await Expect(window.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("BLOCKED");
    }

    [Fact]
    public async Task A_report_that_could_not_be_kept_is_not_called_none()
    {
        await using var service = await PageService.StartAsync("healthy");
        await service.CheckAsync();
        await using var window = await browser.OpenAsync();
        await window.Page.GotoAsync(service.Address.ToString());
        await UntilListenedAsync(service);

        service.Feed.Publish(new RunFailed(DateTimeOffset.UtcNow, "the disk is full") { NotKept = true });
        await Expect(window.Page.Locator("#answer")).ToHaveTextAsync("The report could not be kept; the service's log says why.");

        service.Feed.Publish(new RunFailed(DateTimeOffset.UtcNow, "the floor gave way"));
        await Expect(window.Page.Locator("#answer")).ToHaveTextAsync("The last check gave no report: The check failed; the service's log says why.");
    }

    [Fact]
    public async Task Nothing_from_the_network_becomes_markup()
    {
        await using var service = await PageService.StartAsync("http-block-page-fortiguard");
        var report = Samples.Hostile((await service.CheckAsync()).Report);
        await service.ShowAsync(report);
        await using var window = await browser.OpenAsync();
        string[] paths = ["/", "/history", "/history/2", .. report.Judgement.Endpoints.Take(7).Select(e => "/endpoints/" + Uri.EscapeDataString(e.Target.Endpoint.Id))];
        foreach (var path in paths)
        {
            await window.Page.GotoAsync(service.To(path));
            await window.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            Assert.Empty(await window.Page.EvaluateAsync<string[]>(Inspection.Foreign));
            Assert.DoesNotContain('\u202E', await window.Page.Locator("body").InnerTextAsync());
        }
        await window.Page.GotoAsync(service.Address.ToString());
        await Expect(window.Page.Locator(".cause").First).ToContainTextAsync("<script>window.pwned=1</script>");
        await UntilListenedAsync(service);
        service.Feed.Publish(new RunStarted(DateTimeOffset.UtcNow, RunReason.Schedule, 9));
        service.Feed.Publish(new AttemptDone(DateTimeOffset.UtcNow, report.Evidence.Targets[0].Traces[0] with { Endpoint = Samples.Evil + "2" }, 1, 9));
        await Expect(window.Page.Locator("#last")).ToContainTextAsync("onerror");
        await window.PictureAsync("hostile");
        Assert.DoesNotContain('\u202E', await window.Page.Locator("#last").InnerTextAsync());
        service.Feed.Publish(new RunFailed(DateTimeOffset.UtcNow, Samples.Evil));
        service.Feed.Publish(new RunCompleted(DateTimeOffset.UtcNow, service.Runner.Latest!.Summary));
        await Expect(window.Page.Locator("#said")).ToContainTextAsync("The check is done");

        Assert.Null(await window.Page.EvaluateAsync<int?>("() => window.pwned ?? null"));
        Assert.DoesNotContain('\u202E', await window.Page.Locator("body").InnerTextAsync());
        Assert.Empty(await window.Page.EvaluateAsync<string[]>(Inspection.Foreign));
        Assert.DoesNotContain(window.Complaints, c => !c.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_a_cause_and_begins_a_check()
    {
        await using var service = await PageService.StartAsync("proxy-auth-negotiate", ("Schedule:AtLeast", "00:00:01"));
        await service.CheckAsync();
        await using var window = await browser.OpenAsync();
        await window.Page.GotoAsync(service.Address.ToString());
        await UntilListenedAsync(service);

        await window.Page.Keyboard.PressAsync("Tab");
        await Expect(window.Page.Locator(".skip")).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(window.Page, "e => e.tagName === 'SUMMARY' && !!e.closest('.cause')");
        Assert.NotEqual("none", await window.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator(".cause details").First).ToHaveAttributeAsync("open", "");
        await TabToAsync(window.Page, "e => e.id === 'only-odd'");
        await window.Page.Keyboard.PressAsync("Space");
        await Expect(window.Page.Locator("tbody tr.ok").First).ToBeHiddenAsync();
        await window.Page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");
        await window.Page.GotoAsync(service.Address.ToString());
        await UntilListenedAsync(service);
        await TabToAsync(window.Page, "e => e.id === 'check'");
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(window.Page.Locator(".banner .when a")).ToHaveTextAsync("report 2");
    }

    [Fact]
    public async Task Without_scripts_everything_but_live_works()
    {
        await using var service = await WithHistoryAsync("proxy-auth-negotiate");
        await using var window = await browser.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 1100, Height = 800 } });
        var before = service.Runner.Latest!.Summary.Id;
        await window.Page.GotoAsync(service.Address.ToString());
        await Expect(window.Page.Locator("time").First).ToContainTextAsync("UTC");
        await window.Page.Locator("#only-odd").CheckAsync();
        await Expect(window.Page.Locator("tbody tr.ok").First).ToBeHiddenAsync();

        await window.Page.Locator("#check").ClickAsync();
        await service.Runner.SettleAsync();
        await window.Page.GotoAsync(service.Address.ToString());

        await Expect(window.Page.Locator(".banner .when a")).ToHaveTextAsync($"report {before + 1}");
        await window.Page.Locator("#check").ClickAsync();
        await Expect(window.Page.Locator("#answer")).ToContainTextAsync("Try again in");
        await window.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "History", Exact = true }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("History");
        await window.PictureAsync("without-scripts");
    }

    [Fact]
    public async Task A_report_that_is_old_says_so()
    {
        await using var service = await PageService.StartAsync("healthy");
        var report = (await service.CheckAsync()).Report;
        await service.ShowAsync(report with { StartedAt = DateTimeOffset.UtcNow.AddHours(-5) });
        await using var window = await browser.OpenAsync();

        await window.Page.GotoAsync(service.Address.ToString());

        await Expect(window.Page.Locator("#stale")).ToContainTextAsync("This is old");
        await window.PictureAsync("stale");
        await service.ShowAsync(report with { StartedAt = DateTimeOffset.UtcNow });
        await window.Page.ReloadAsync();
        await Expect(window.Page.Locator("#stale")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_thousand_endpoints_stay_below_a_megabyte_and_can_be_filtered()
    {
        await using var service = await PageService.StartAsync("proxy-auth-negotiate");
        await service.ShowAsync(Samples.Many((await service.CheckAsync()).Report, 1000));
        await using var window = await browser.OpenAsync();

        var answer = await window.Page.GotoAsync(service.Address.ToString());

        Assert.InRange((await answer!.BodyAsync()).Length, 200_000, 1_000_000);
        await window.Page.Locator("#find").FillAsync("name-77");
        await Expect(window.Page.Locator(".endpoints tbody tr:visible")).ToHaveCountAsync(11);
        await window.Page.Locator("#find").FillAsync("name-777.");
        await Expect(window.Page.Locator(".endpoints tbody tr:visible")).ToHaveCountAsync(1);
        await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Equal(0, await window.Page.EvaluateAsync<int>(Inspection.TooWide));
        Assert.Empty(window.Complaints);
    }

    private static async Task<PageService> WithHistoryAsync(string scenario)
    {
        await using var healthy = await PageService.StartAsync("healthy");
        var good = (await healthy.CheckAsync()).Report;
        await using var faulty = await PageService.StartAsync(scenario);
        var bad = (await faulty.CheckAsync()).Report;
        var service = await PageService.StartAsync(scenario);
        var now = DateTimeOffset.UtcNow;
        for (var i = 60; i > 0; i--)
            await service.ShowAsync(Samples.Aged(i is > 40 and < 46 or 12 ? bad : good, now.AddHours(-2.5 * i), 1 + (i * 7 % 5) + (i % 17 == 0 ? 20 : 0)));
        await service.ShowAsync(bad with { StartedAt = now.AddSeconds(-40) });
        return service;
    }

    private static string Name(string path) => path switch
    {
        "/" => "state",
        "/history" => "history",
        "/history/1" => "old-report",
        _ => path.Split('/')[1][..^1],
    };

    private static async Task TabToAsync(IPage page, string found)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>($"() => ({found})(document.activeElement)"))
                return;
        }
        Assert.Fail("The key Tab does not lead there.");
    }

    private static async Task UntilListenedAsync(PageService service)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Aborted);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (service.Feed.Listeners == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }
}
