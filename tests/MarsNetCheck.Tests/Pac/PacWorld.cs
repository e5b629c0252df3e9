using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Pac;

namespace MarsNetCheck.Tests.Pac;

/// <summary>A machine for scripts: its names, its addresses, its clock.</summary>
internal sealed class PacWorld : TimeProvider, IResolve
{
    private readonly ConcurrentQueue<string> _asked = new();

    public Dictionary<string, string[]> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string[] Addresses { get; init; } = ["10.1.2.3"];

    /// <summary>Tuesday, 3 March 2009, 03:34:01 in the zone.</summary>
    public DateTimeOffset Now { get; init; } = new(2009, 3, 3, 3, 34, 1, TimeSpan.Zero);

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public PacLimits Limits { get; init; } = PacLimits.Default;

    public IReadOnlyCollection<string> Asked => _asked;

    public override TimeZoneInfo LocalTimeZone => Zone;

    public override DateTimeOffset GetUtcNow() => Now;

    public Task<ImmutableArray<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _asked.Enqueue(host);
        return Task.FromResult(Names.TryGetValue(host, out var addresses) ? Parse(addresses) : []);
    }

    public PacEvaluator Evaluator(string script) => new(PacScript.Load(script), this, Parse(Addresses), this) { Limits = Limits };

    public async Task<PacAnswer> AskAsync(string script, string url = "https://host.contoso.test/path?secret=1")
    {
        using var evaluator = Evaluator(script);
        return await evaluator.AskAsync(new Uri(url), TestContext.Current.CancellationToken);
    }

    /// <summary>What an expression gives, as text; for a false list and the like the JavaScript word.</summary>
    public async Task<string> ValueAsync(string expression)
    {
        var answer = await AskAsync($$"""function FindProxyForURL(url, host) { alert(String({{expression}})); return "DIRECT"; }""");
        Assert.Null(answer.Error);
        return Assert.Single(answer.Alerts);
    }

    /// <summary>What an expression gives where Microsoft's functions are defined.</summary>
    public async Task<string> ValueExAsync(string expression)
    {
        var answer = await AskAsync($$"""function FindProxyForURLEx(url, host) { alert(String({{expression}})); return "DIRECT"; }""");
        Assert.Null(answer.Error);
        return Assert.Single(answer.Alerts);
    }

    private static ImmutableArray<IPAddress> Parse(string[] addresses) => [.. addresses.Select(IPAddress.Parse)];
}
