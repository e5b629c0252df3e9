using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>The proxy that an option names (<c>--proxy URL|none</c>, <c>--no-proxy LIST</c>), or the program that uses the library.</summary>
internal sealed class OptionProxy(NetCheckOptions options) : IProxySetting
{
    private const string BypassSetting = "no-proxy";

    // Whoever names a proxy for this run means it for loopback too: only what the list names goes direct.
    private readonly BypassList _bypass = BypassList.Parse("<-loopback>;" + options.Bypass);

    /// <inheritdoc/>
    public ProxyFact Fact => new()
    {
        Source = ProxySource.Option,
        State = options.Proxy is null && !options.NoProxy && options.RouteSource is null ? ProxySettingState.Absent : ProxySettingState.Found,
        Settings = Settings(),
        Problems = [.. SettingProblems.Of(BypassSetting, _bypass)],
    };

    /// <inheritdoc/>
    public async Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken)
    {
        if (options.RouteSource is null)
            return Named() is { } route ? RouteChoice.Of(route) : null;
        var choice = await options.RouteSource.ChooseAsync(url, cancellationToken).ConfigureAwait(false);
        // Whatever the program calls its source: to a rule it is an option of the run.
        return choice is null ? null : new RouteChoice(ByOption(choice.First)) { Then = [.. choice.Then.Select(ByOption)] };
    }

    private static Route ByOption(Route route) => route with { Source = ProxySource.Option };

    private Route? Named()
    {
        if (options.NoProxy)
            return Route.DirectBy(ProxySource.Option, "no proxy was asked for");
        if (options.Proxy is null)
            return null;
        return Route.Through(options.Proxy, ProxySource.Option);
    }

    /// <summary>The choice with the bypass list applied: it holds for whichever source gave the proxy.</summary>
    public RouteChoice Bypass(RouteChoice choice, Uri url) =>
        choice.First.Kind == RouteKind.Proxy && _bypass.Match(url) is { } entry
            ? RouteChoice.Of(Route.DirectBy(ProxySource.Option, $"bypass entry \"{entry}\""))
            : choice;

    private ImmutableSortedDictionary<string, string> Settings()
    {
        var settings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (options.NoProxy)
            settings["proxy"] = "none";
        if (options.Proxy is not null)
            settings["proxy"] = options.Proxy.ToString();
        if (options.RouteSource is not null)
            settings["proxy"] = "chosen by the program for each address";
        if (options.Bypass.Length > 0)
            settings[BypassSetting] = Userinfo.RemovedFromList(options.Bypass);
        return settings.ToImmutable();
    }
}
