using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MarsNetCheck.Hosting.Tests.Pages;

/// <summary>A real Chromium, one for all tests of pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string? _program = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (_program is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = _program, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>Opens a window whose every complaint and every request is noted.</summary>
    public async Task<Window> OpenAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed: apt-get install chromium");
        var context = await _browser.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1360, Height = 900 } });
        context.SetDefaultTimeout(20_000);
        return new Window(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Shares the browser.</summary>
[CollectionDefinition(nameof(Browser))]
public sealed class BrowserCollection : ICollectionFixture<Browser>;

/// <summary>A window of the browser.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public Window(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(true, $"error: {error}");
        page.Dialog += (_, dialog) => Note(true, $"dialog: {dialog.Message}");
        page.Request += (_, request) => Note(!new Uri(request.Url).IsLoopback, $"request: {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>What the browser complained of: errors, violations of the policy, dialogs, requests that leave the machine.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Forgets what was noted, after something that had to be complained of.</summary>
    public void Forget() => _complaints.Clear();

    /// <summary>Keeps a picture of the page for those who look.</summary>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="part">The part of the page; null for all of it.</param>
    public Task PictureAsync(string name, Clip? part = null) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", name + ".png"), FullPage = true, Clip = part, Animations = ScreenshotAnimations.Disabled });

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Note(bool matters, string what)
    {
        if (matters)
            _complaints.Enqueue(what);
    }
}
