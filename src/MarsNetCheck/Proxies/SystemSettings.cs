using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Registry;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>
/// The way that WinINET gives the SYSTEM account, which MARS takes when it has no setting of its own: the machine's copy if policy says so, else the account's settings;
/// there detection, then the PAC script, then the proxies, then direct, each when the one before gives nothing.
/// </summary>
internal sealed class SystemSettings
{
    private readonly SettingsReading _policy;
    private readonly SettingsReading _account;
    private readonly ProxyConfiguration? _configuration;
    private readonly ManualProxy? _manual;
    private readonly AutomaticProxy? _automatic;

    /// <summary>Reads the settings.</summary>
    public SystemSettings(IRegistry registry, IPacResolver pac)
    {
        _policy = PolicySettings.Read(registry);
        _account = WinInetSettings.Read(registry, WindowsKeys.Of(WindowsKeys.System), ProxySource.SystemWinInet, WindowsKeys.System);
        _configuration = PerMachine ? _policy.Configuration : _account.Configuration;
        if (_configuration is null)
            return;
        _manual = new ManualProxy(_configuration);
        _automatic = new AutomaticProxy(_configuration, pac, Owner);
    }

    /// <summary>What policy, the account, its PAC script and its detection say.</summary>
    public ImmutableArray<ProxyFact> Facts =>
    [
        PerMachine ? WithManual(_policy.Fact) : _policy.Fact,
        PerMachine ? _account.Fact : WithManual(_account.Fact),
        _automatic?.Pac ?? Nothing(ProxySource.Pac),
        _automatic?.Wpad ?? Nothing(ProxySource.Wpad),
    ];

    private bool PerMachine => string.Equals(_policy.Fact.Settings.GetValueOrDefault(PolicySettings.PerUserName), "0", StringComparison.Ordinal);

    private string? Owner => PerMachine ? null : WindowsKeys.System;

    private ProxySource Source => PerMachine ? ProxySource.Policy : ProxySource.SystemWinInet;

    private string WhoseProxy => PerMachine ? "ProxyServer of the machine's copy" : "ProxyServer of the SYSTEM account";

    /// <summary>The routes to a URL; null if nothing is on, or nothing could be read.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public async Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken)
    {
        if (_configuration is null or { IsEmpty: true })
            return null;
        var (choice, passed) = await _automatic!.ChooseAsync(url, cancellationToken).ConfigureAwait(false);
        return choice ?? RouteChoice.Of(Manual(url, passed));
    }

    private Route Manual(Uri url, ImmutableArray<string> passed)
    {
        if (_configuration!.ProxyServer is null)
            return Route.Direct with { Because = Told(passed, "no other setting stands in") };
        if (_manual!.Bypassing(url) is { } entry)
            return Route.DirectBy(Source, Told(passed, $"bypass entry \"{entry}\""));
        if (_manual.For(url) is { } proxy)
            return Route.Through(proxy, Source, passed.IsEmpty ? null : Told(passed, WhoseProxy + " stands in"));
        return Route.Direct with { Because = Told(passed, WhoseProxy + " names no proxy for this address") };
    }

    private static string Told(ImmutableArray<string> passed, string last) => string.Join("; ", passed.Add(last));

    private ProxyFact WithManual(ProxyFact fact)
    {
        var problems = _manual?.Problems ?? [];
        return problems.IsEmpty ? fact : fact with { Problems = fact.Problems.AddRange(problems) };
    }

    private ProxyFact Nothing(ProxySource source)
    {
        var ruling = PerMachine ? _policy.Fact.State : _account.Fact.State;
        var state = ruling is ProxySettingState.Denied or ProxySettingState.Unknown ? ruling : ProxySettingState.Absent;
        return new ProxyFact { Source = source, Account = Owner, State = state };
    }
}
