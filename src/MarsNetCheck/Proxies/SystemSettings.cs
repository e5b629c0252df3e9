using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Registry;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>The settings of the SYSTEM account, which MARS takes when it has none of its own: the machine's copy if policy says so, else the account's.</summary>
internal sealed class SystemSettings
{
    private readonly SettingsReading _policy;
    private readonly SettingsReading _account;
    private readonly AccountRoutes? _routes;

    /// <summary>Reads the settings.</summary>
    /// <param name="registry">The machine's registry.</param>
    /// <param name="pac">Finds and asks PAC scripts.</param>
    /// <param name="script">A script that stands in for the configured one; null for that one.</param>
    public SystemSettings(IRegistry registry, IPacResolver pac, Uri? script = null)
    {
        _policy = PolicySettings.Read(registry);
        _account = WinInetSettings.Read(registry, WindowsKeys.Of(WindowsKeys.System), ProxySource.SystemWinInet, WindowsKeys.System);
        var configuration = PerMachine ? _policy.Configuration : _account.Configuration;
        if (script is not null)
            configuration = (configuration ?? new ProxyConfiguration()) with { AutoDetect = false, PacUrl = script.AbsoluteUri };
        _routes = configuration is null ? null : new AccountRoutes(configuration, Source, Owner, pac);
    }

    /// <summary>Where the settings stand that count.</summary>
    public ProxySource Source => PerMachine ? ProxySource.Policy : ProxySource.SystemWinInet;

    /// <summary>What policy, the account, its PAC script and its detection say.</summary>
    public ImmutableArray<ProxyFact> Facts =>
    [
        PerMachine ? WithProblems(_policy.Fact) : _policy.Fact,
        PerMachine ? _account.Fact : WithProblems(_account.Fact),
        _routes?.Pac ?? Nothing(ProxySource.Pac),
        _routes?.Wpad ?? Nothing(ProxySource.Wpad),
    ];

    private bool PerMachine => string.Equals(_policy.Fact.Settings.GetValueOrDefault(PolicySettings.PerUserName), "0", StringComparison.Ordinal);

    private string? Owner => PerMachine ? null : WindowsKeys.System;

    /// <summary>The routes to a URL; null if nothing is on, or nothing could be read.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken) =>
        _routes?.ChooseAsync(url, cancellationToken) ?? Task.FromResult<RouteChoice?>(null);

    /// <summary>The route through the proxy that stands in plain words for a URL; null if none does.</summary>
    public Route? Named(Uri url) => _routes?.Named(url);

    private ProxyFact WithProblems(ProxyFact fact) =>
        _routes is { Problems.IsEmpty: false } ? fact with { Problems = fact.Problems.AddRange(_routes.Problems) } : fact;

    // What cannot be read of the settings cannot be read of their script either.
    private ProxyFact Nothing(ProxySource source)
    {
        var ruling = PerMachine ? _policy.Fact.State : _account.Fact.State;
        var state = ruling is ProxySettingState.Denied or ProxySettingState.Unknown ? ruling : ProxySettingState.Absent;
        return new ProxyFact { Source = source, Account = Owner, State = state };
    }
}
