using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>The PAC scripts of a configuration: the one that detection finds, then the one that is named.</summary>
internal sealed class AutomaticProxy
{
    private readonly ProxyConfiguration _configuration;
    private readonly IPacResolver _resolver;
    private readonly string? _account;
    private readonly Lock _lock = new();
    private ImmutableArray<SettingProblem> _pacProblems = [];
    private ImmutableArray<SettingProblem> _wpadProblems = [];
    private bool _pacAnswered;
    private Uri? _detected;
    private Task<Uri?>? _detection;

    /// <summary>Prepares the scripts; nothing is fetched before the first question.</summary>
    public AutomaticProxy(ProxyConfiguration configuration, IPacResolver resolver, string? account)
    {
        _configuration = configuration;
        _resolver = resolver;
        _account = account;
    }

    /// <summary>What is known of the script that is named.</summary>
    public ProxyFact Pac
    {
        get
        {
            lock (_lock)
                return Fact(ProxySource.Pac, FlatSettings.PacName, _configuration.PacUrl, _pacProblems, _pacAnswered);
        }
    }

    /// <summary>What is known of detection.</summary>
    public ProxyFact Wpad
    {
        get
        {
            lock (_lock)
                return WpadFact();
        }
    }

    /// <summary>The routes that a script gives a URL, and why those before it gave none; without routes all of them are why.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public async Task<(RouteChoice? Choice, ImmutableArray<string> Passed)> ChooseAsync(Uri url, CancellationToken cancellationToken)
    {
        ImmutableArray<string> passed = [];
        if (_configuration.AutoDetect)
        {
            var script = await DetectAsync(cancellationToken).ConfigureAwait(false);
            var outcome = script is null ? null : await AskAsync(script, url, ProxySource.Wpad, cancellationToken).ConfigureAwait(false);
            if (outcome is { Problem: null })
                return (Choice(outcome, ProxySource.Wpad, passed), passed);
            passed = passed.Add(outcome is null ? "detection found nothing" : Reason(script!, outcome));
        }
        if (_configuration.PacUrl is { } address && Uri.TryCreate(address, UriKind.Absolute, out var named))
        {
            var outcome = await AskAsync(named, url, ProxySource.Pac, cancellationToken).ConfigureAwait(false);
            if (outcome.Problem is null)
                return (Choice(outcome, ProxySource.Pac, passed), passed);
            passed = passed.Add(Reason(named, outcome));
        }
        return (null, passed);
    }

    private async Task<Uri?> DetectAsync(CancellationToken cancellationToken)
    {
        Task<Uri?> detection;
        lock (_lock)
            detection = _detection ??= _resolver.DetectAsync(cancellationToken);
        var script = await detection.ConfigureAwait(false);
        lock (_lock)
        {
            _detected = script;
            if (script is null && _wpadProblems.IsEmpty)
                _wpadProblems = [new SettingProblem(SettingProblemKind.NotDetected, FlatSettings.DetectName, "nothing")];
        }
        return script;
    }

    private async Task<PacOutcome> AskAsync(Uri script, Uri url, ProxySource source, CancellationToken cancellationToken)
    {
        var outcome = await _resolver.AskAsync(script, url, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            if (source == ProxySource.Wpad)
                _wpadProblems = With(_wpadProblems, outcome.Problem);
            else
                (_pacProblems, _pacAnswered) = (With(_pacProblems, outcome.Problem), _pacAnswered || outcome.Problem is null);
        }
        return outcome;
    }

    // Many URLs are asked for at once; what is said of them has one order.
    private static ImmutableArray<SettingProblem> With(ImmutableArray<SettingProblem> problems, SettingProblem? problem)
    {
        if (problem is null || problems.Contains(problem))
            return problems;
        return [.. problems.Append(problem).OrderBy(p => p.Kind).ThenBy(p => p.Detail, StringComparer.Ordinal)];
    }

    private static RouteChoice Choice(PacOutcome outcome, ProxySource source, ImmutableArray<string> passed)
    {
        var because = string.Join("; ", passed.Add(outcome.Answer.Length == 0 ? "PAC returned nothing" : $"PAC returned {Scrubbed.Text(outcome.Answer)}"));
        var routes = outcome.Proxies.Select(p => p is null ? Route.DirectBy(source, because) : Route.Through(p, source, because)).ToImmutableArray();
        return new RouteChoice(routes[0]) { Then = routes[1..] };
    }

    private static string Reason(Uri script, PacOutcome outcome)
    {
        var what = outcome.Problem!.Kind switch
        {
            SettingProblemKind.PacUnreachable => "could not be fetched",
            SettingProblemKind.PacUnsupported => "is at a place from which Windows fetches none",
            _ => "gave no answer",
        };
        return $"PAC {Scrubbed.Text(script.OriginalString)} {what}";
    }

    private ProxyFact WpadFact()
    {
        var fact = Fact(ProxySource.Wpad, FlatSettings.DetectName, _configuration.AutoDetect ? "on" : null, _wpadProblems, _detected is not null);
        if (_detected is not null)
            return fact with { Settings = fact.Settings.SetItem(FlatSettings.PacName, Scrubbed.Text(_detected.OriginalString)) };
        // Switched on it is a setting only if it finds something.
        return fact with { State = _configuration.AutoDetect && _detection is null ? ProxySettingState.Found : ProxySettingState.Absent };
    }

    private ProxyFact Fact(ProxySource source, string name, string? text, ImmutableArray<SettingProblem> problems, bool answered)
    {
        var fact = new ProxyFact { Source = source, Account = _account, State = ProxySettingState.Absent };
        if (text is null)
            return fact;
        return fact with
        {
            State = problems.IsEmpty || answered ? ProxySettingState.Found : ProxySettingState.Invalid,
            Settings = fact.Settings.SetItem(name, Scrubbed.Text(text)),
            Problems = problems,
        };
    }
}
