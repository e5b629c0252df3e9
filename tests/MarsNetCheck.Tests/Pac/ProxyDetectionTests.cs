using MarsNetCheck.Facts;
using MarsNetCheck.Pac;

namespace MarsNetCheck.Tests.Pac;

public sealed class ProxyDetectionTests
{
    private static readonly PacScript _script = PacScript.Load("x");

    private readonly PacWorld _world = new();
    private readonly List<string> _fetched = [];

    [Fact]
    public async Task The_URL_of_DHCP_comes_first()
    {
        _world.Names["wpad.contoso.test"] = ["10.0.0.1"];

        var detection = await DetectAsync("http://dhcp.test/wpad.dat\0", PacFetchState.Fetched, "contoso.test");

        Assert.Equal("http://dhcp.test/wpad.dat", detection.Found?.Url);
        Assert.Equal(["http://dhcp.test/wpad.dat"], _fetched);
    }

    [Fact]
    public async Task Without_it_DNS_is_asked_down_to_two_labels()
    {
        _world.Names["wpad.contoso.test"] = ["10.0.0.1"];

        var detection = await DetectAsync(null, PacFetchState.Fetched, "berlin.corp.contoso.test");

        Assert.Equal("http://wpad.contoso.test/wpad.dat", detection.Found?.Url);
        Assert.Equal(["wpad.berlin.corp.contoso.test", "wpad.corp.contoso.test", "wpad.contoso.test"], _world.Asked);
        Assert.Equal([null, "wpad.berlin.corp.contoso.test", "wpad.corp.contoso.test", "wpad.contoso.test"], detection.Tried.Select(t => t.Name));
    }

    [Fact]
    public async Task A_place_that_gives_no_script_is_noted_and_the_next_one_tried()
    {
        _world.Names["wpad.corp.contoso.test"] = ["10.0.0.1"];
        _world.Names["wpad.contoso.test"] = ["10.0.0.2"];

        var detection = await DetectAsync("http://dhcp.test/wpad.dat", PacFetchState.WrongStatus, "corp.contoso.test");

        Assert.Null(detection.Found);
        Assert.Equal(["http://dhcp.test/wpad.dat", "http://wpad.corp.contoso.test/wpad.dat", "http://wpad.contoso.test/wpad.dat"], _fetched);
        Assert.False(detection.TimedOut);
    }

    [Theory]
    [InlineData("not a url")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_DHCP_option_that_is_no_URL_is_none(string? url)
    {
        var detection = await DetectAsync(url, PacFetchState.Fetched);

        Assert.Equal(new DetectionTry(DetectionSource.Dhcp, Fetch: null), Assert.Single(detection.Tried));
    }

    [Theory]
    [InlineData("contoso.test", "wpad.contoso.test")]
    [InlineData("test", "")]
    [InlineData(".", "")]
    [InlineData("Corp.Contoso.Test.", "wpad.corp.contoso.test wpad.contoso.test")]
    [InlineData("a.contoso.test b.contoso.test", "wpad.a.contoso.test wpad.contoso.test wpad.b.contoso.test")]
    [InlineData("sp@ce.contoso.test", "wpad.contoso.test")]
    public void Names_never_leave_the_domain_and_come_once(string suffixes, string expected) =>
        Assert.Equal(expected, string.Join(' ', ProxyDetection.NamesFor(suffixes.Split(' '))));

    [Fact]
    public void Names_are_bounded() =>
        Assert.Equal(16, ProxyDetection.NamesFor(Enumerable.Range(0, 100).Select(i => $"d{i}.test")).Length);

    [Fact]
    public async Task A_search_that_takes_too_long_says_what_it_tried()
    {
        var detection = await Detection(_ => Task.FromResult<string?>("http://dhcp.test/"), async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return Fetch("x", PacFetchState.Failed);
        }).DetectAsync([], TestContext.Current.CancellationToken);

        Assert.True(detection.TimedOut);
    }

    private Task<Detection> DetectAsync(string? dhcp, PacFetchState state, params string[] suffixes) =>
        new ProxyDetection(
            _ => Task.FromResult(dhcp),
            _world,
            (url, _) =>
            {
                _fetched.Add(url.ToString());
                return Task.FromResult(Fetch(url.ToString(), state));
            },
            TimeProvider.System).DetectAsync(suffixes, TestContext.Current.CancellationToken);

    private ProxyDetection Detection(Func<CancellationToken, Task<string?>> dhcp, Func<CancellationToken, Task<PacFetch>> fetch) =>
        new(dhcp, _world, (_, token) => fetch(token), TimeProvider.System) { Limit = TimeSpan.FromMilliseconds(100) };

    private static PacFetch Fetch(string url, PacFetchState state) => new()
    {
        Url = url,
        State = state,
        Script = state == PacFetchState.Fetched ? _script : null,
        Failure = state == PacFetchState.Failed ? Failure.Of(FailureKind.Unknown) : null,
    };
}
