using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>
/// The proxy that environment variables name: <c>https_proxy</c>, <c>http_proxy</c>, <c>all_proxy</c> and <c>no_proxy</c>, lower case
/// first; a specific one beats <c>all_proxy</c>; an invalid one is ignored and said. The exceptions are read as curl reads them.
/// </summary>
internal sealed class EnvironmentProxy : IProxySetting
{
    private readonly ProxyServer? _http;
    private readonly ProxyServer? _https;
    private readonly NoProxyList _exceptions;

    /// <summary>Reads the variables through <paramref name="variable"/>, which gives null for one that is not set.</summary>
    public EnvironmentProxy(Func<string, string?> variable)
    {
        var settings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<SettingProblem>();
        var all = Read("all_proxy");
        _http = Read("http_proxy") ?? all;
        _https = Read("https_proxy") ?? all;
        var exceptions = Value("no_proxy").Value is { } listed ? Userinfo.RemovedFromList(listed) : null;
        if (!string.IsNullOrEmpty(exceptions))
            settings["no_proxy"] = exceptions;
        _exceptions = new NoProxyList(exceptions ?? "");
        var state = settings.Count > 0 ? ProxySettingState.Found : ProxySettingState.Absent;
        Fact = new ProxyFact
        {
            Source = ProxySource.Environment,
            State = problems.Count > 0 && _http is null && _https is null ? ProxySettingState.Invalid : state,
            Settings = settings.ToImmutable(),
            Problems = problems.ToImmutable(),
        };

        ProxyServer? Read(string name)
        {
            var (spelled, text) = Value(name);
            if (string.IsNullOrEmpty(text))
                return null;
            if (ProxyServer.TryParse(text, out var proxy))
            {
                settings[spelled] = proxy.ToString();
                if (text.Contains('@', StringComparison.Ordinal))
                    settings[spelled + " credentials"] = "given, not used";
                return proxy;
            }
            problems.Add(new SettingProblem(SettingProblemKind.InvalidProxy, spelled, "no proxy URL"));
            return null;
        }

        (string Spelled, string? Value) Value(string name)
        {
            var upper = name.ToUpperInvariant();
            return variable(name) is { Length: > 0 } lower ? (name, lower) : (upper, variable(upper));
        }
    }

    /// <inheritdoc/>
    public ProxyFact Fact { get; }

    /// <inheritdoc/>
    public Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken) =>
        Task.FromResult(RouteFor(url) is { } route ? RouteChoice.Of(route) : null);

    /// <summary>The route through the proxy that the variables name for a URL; null if they name none.</summary>
    public Route? Named(Uri url) => RouteFor(url) is { Kind: RouteKind.Proxy } route ? route : null;

    private Route? RouteFor(Uri url)
    {
        var proxy = string.Equals(url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) ? _https : _http;
        if (proxy is null)
            return null;
        return _exceptions.Match(url) is { } entry
            ? Route.DirectBy(ProxySource.Environment, $"no_proxy entry \"{entry}\"")
            : Route.Through(proxy, ProxySource.Environment);
    }
}
