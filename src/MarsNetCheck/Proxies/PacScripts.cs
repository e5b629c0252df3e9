using System.Collections.Concurrent;
using System.Globalization;
using MarsNetCheck.Facts;
using MarsNetCheck.Pac;

namespace MarsNetCheck.Proxies;

/// <summary>Finds, fetches and asks the PAC scripts of a run, each fetched once. Without a PAC script in the settings nothing of the interpreter is loaded.</summary>
/// <param name="fetcher">Fetches scripts.</param>
/// <param name="detection">Finds the script of a network.</param>
/// <param name="resolver">Resolves what scripts ask for.</param>
/// <param name="machine">Its search domains are where detection looks; its addresses are what scripts are told.</param>
/// <param name="time">The clock that scripts see.</param>
internal sealed class PacScripts(PacFetcher fetcher, ProxyDetection detection, IResolve resolver, MachineFact machine, TimeProvider time) : IPacResolver, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<(PacFetch Fetch, PacEvaluator? Evaluator)>>> _scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<PacEvaluator> _evaluators = [];

    /// <summary>Takes a script that was not fetched: it stands for what is at the URL.</summary>
    public void Provide(Uri url, string text)
    {
        Keep(url, new PacFetch { Url = url.ToString(), State = PacFetchState.Fetched, Script = PacScript.Load(text) });
    }

    /// <inheritdoc/>
    public async Task<Uri?> DetectAsync(CancellationToken cancellationToken)
    {
        var found = (await detection.DetectAsync(machine.SearchDomains, cancellationToken).ConfigureAwait(false)).Found;
        if (found is null || !Uri.TryCreate(found.Url, UriKind.Absolute, out var url))
            return null;
        Keep(url, found);
        return url;
    }

    /// <inheritdoc/>
    public async Task<PacOutcome> AskAsync(Uri script, Uri target, CancellationToken cancellationToken)
    {
        var (fetch, evaluator) = await _scripts.GetOrAdd(script.AbsoluteUri, _ => Once(() => fetcher.FetchAsync(script, cancellationToken))).Value.ConfigureAwait(false);
        if (evaluator is null)
            return Failed(fetch.State == PacFetchState.UnsupportedUrl ? SettingProblemKind.PacUnsupported : SettingProblemKind.PacUnreachable, $"{fetch.Url}: {Reason(fetch)}");
        var answer = await evaluator.AskAsync(target, cancellationToken).ConfigureAwait(false);
        if (answer.Error is { } error)
            return Failed(SettingProblemKind.PacError, Reason(error));
        return new PacOutcome { Proxies = [.. answer.Hops.Select(h => h.Proxy)], Answer = answer.Raw ?? "" };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var evaluator in _evaluators)
            evaluator.Dispose();
    }

    private void Keep(Uri url, PacFetch fetch) => _scripts.TryAdd(url.AbsoluteUri, Once(() => Task.FromResult(fetch)));

    private Lazy<Task<(PacFetch Fetch, PacEvaluator? Evaluator)>> Once(Func<Task<PacFetch>> fetch) => new(() => LoadAsync(fetch));

    private async Task<(PacFetch Fetch, PacEvaluator? Evaluator)> LoadAsync(Func<Task<PacFetch>> fetch)
    {
        var fetched = await fetch().ConfigureAwait(false);
        if (fetched.Script is null)
            return (fetched, null);
        var evaluator = new PacEvaluator(fetched.Script, resolver, machine.Addresses, time);
        _evaluators.Add(evaluator);
        return (fetched, evaluator);
    }

    private static PacOutcome Failed(SettingProblemKind kind, string detail) => new() { Problem = new SettingProblem(kind, FlatSettings.PacName, detail) };

    private static string Reason(PacFetch fetch) => fetch.State switch
    {
        PacFetchState.UnsupportedUrl => "neither http nor https",
        PacFetchState.WrongStatus => string.Create(CultureInfo.InvariantCulture, $"status {fetch.Status}"),
        PacFetchState.BadRedirect => "sent on too often, or to no web address",
        PacFetchState.TooLarge => "too large",
        _ => fetch.Failure is { } failure ? Word(failure.Kind.ToString()) : "no answer",
    };

    private static string Reason(PacError error)
    {
        var line = error.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $", line {number}") : "";
        return $"{What(error.Kind)}{line}{(error.Message is { } message ? $": {message}" : "")}";
    }

    private static string What(PacErrorKind kind) => kind switch
    {
        PacErrorKind.Syntax => "syntax error",
        PacErrorKind.Threw => "it fails",
        PacErrorKind.NoEntryPoint => "it has no function FindProxyForURL",
        PacErrorKind.BadAnswer => "it answers with something else than a list of proxies",
        PacErrorKind.TooLong => "it is too long",
        PacErrorKind.TimedOut => "it takes too long",
        PacErrorKind.TooMuchMemory => "it takes too much memory",
        PacErrorKind.TooManyStatements => "it does not come to an end",
        PacErrorKind.TooDeep => "it calls itself too often",
        PacErrorKind.TooManyNames => "it looks up too many names",
        _ => "it does what cannot be run here",
    };

    private static string Word(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
