using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using MarsNetCheck.Pac;

namespace MarsNetCheck.Tests.Pac;

public sealed class PacEvaluatorTests
{
    [Theory]
    [InlineData("https://host.contoso.test/a?b=c#d", "https://host.contoso.test/")]
    [InlineData("https://host.contoso.test:8443/a", "https://host.contoso.test:8443/")]
    [InlineData("wss://host.contoso.test/a?b=c", "wss://host.contoso.test/")]
    [InlineData("http://host.contoso.test/a?b=c#d", "http://host.contoso.test/a?b=c#d")]
    [InlineData("http://joe:pass@host.contoso.test/", "http://host.contoso.test/")]
    public async Task A_script_sees_no_password_and_of_https_neither_path_nor_query(string url, string expected)
    {
        var answer = await new PacWorld().AskAsync("function FindProxyForURL(url, host) { alert(url); return 'DIRECT'; }", url);

        Assert.Equal([expected.Replace("joe:pass@", "", StringComparison.Ordinal)], answer.Alerts);
    }

    [Fact]
    public async Task A_script_sees_an_IPv6_host_without_brackets()
    {
        var answer = await new PacWorld().AskAsync("function FindProxyForURL(url, host) { alert(host); return 'DIRECT'; }", "https://[2001:db8::1]/");

        Assert.Equal(["2001:db8::1"], answer.Alerts);
    }

    [Fact]
    public async Task A_script_runs_again_until_every_name_is_resolved()
    {
        var world = new PacWorld { Names = { ["a.test"] = ["10.0.0.1"], ["b.test"] = ["10.0.0.2"] } };

        var answer = await world.AskAsync("""
            function FindProxyForURL(url, host) {
              alert('once');
              try { return 'PROXY ' + dnsResolve('a.test') + ':1; PROXY ' + dnsResolve('b.test') + ':2; PROXY ' + dnsResolve('c.test') + ':3'; }
              catch (e) { return 'PROXY caught:1'; }
              finally { alert('left'); }
            }
            """);

        Assert.Equal("PROXY 10.0.0.1:1; PROXY 10.0.0.2:2; PROXY null:3", answer.Raw);
        Assert.Equal(["once", "left"], answer.Alerts);
        Assert.Equal(["a.test", "b.test", "c.test"], answer.Names);
        Assert.Equal(["c.test"], answer.Unresolved);
    }

    [Fact]
    public async Task A_name_is_resolved_once_for_all_URLs()
    {
        var world = new PacWorld();
        using var evaluator = world.Evaluator("function FindProxyForURL(u, h) { return isResolvable('gateway.test') ? 'DIRECT' : 'PROXY p:1'; }");

        await evaluator.AskAsync(new Uri("https://a.test/"), TestContext.Current.CancellationToken);
        await evaluator.AskAsync(new Uri("https://b.test/"), TestContext.Current.CancellationToken);

        Assert.Equal(["gateway.test"], world.Asked);
    }

    [Fact]
    public async Task What_a_script_remembers_does_not_reach_the_next_question()
    {
        using var evaluator = new PacWorld().Evaluator("var n = 0; function FindProxyForURL(u, h) { n++; return 'PROXY p:' + n; }");

        await evaluator.AskAsync(new Uri("https://a.test/"), TestContext.Current.CancellationToken);
        var second = await evaluator.AskAsync(new Uri("https://b.test/"), TestContext.Current.CancellationToken);

        Assert.Equal("PROXY p:1", second.Raw);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_a_name()
    {
        using var cancel = new CancellationTokenSource();
        var resolver = new NeverResolves(cancel);
        using var evaluator = new PacEvaluator(PacScript.Load("function FindProxyForURL(u, h) { return dnsResolve(h); }"), resolver, [], TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => evaluator.AskAsync(new Uri("https://a.test/"), cancel.Token));
    }

    [Fact]
    public async Task A_name_that_never_resolves_is_a_fact_in_time()
    {
        using var evaluator = new PacEvaluator(PacScript.Load("function FindProxyForURL(u, h) { return dnsResolve(h); }"), new NeverResolves(null), [], TimeProvider.System)
        {
            Limits = PacLimits.Default with { Answering = TimeSpan.FromMilliseconds(200) },
        };

        var answer = await evaluator.AskAsync(new Uri("https://a.test/"), TestContext.Current.CancellationToken);

        Assert.Equal(PacErrorKind.TimedOut, answer.Error?.Kind);
    }

    [Fact]
    public async Task Forty_questions_at_once_to_2000_lines_take_little_time()
    {
        var lines = Enumerable.Range(0, 2000).Select(i => FormattableString.Invariant($"  if (dnsDomainIs(host, '.d{i}.contoso.test') || shExpMatch(host, '*.e{i}.*')) return 'PROXY p{i}:8080';"));
        using var evaluator = new PacWorld().Evaluator($"function FindProxyForURL(url, host) {{\n{string.Join('\n', lines)}\n  return 'DIRECT';\n}}");
        await evaluator.AskAsync(new Uri("https://warm.test/"), TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            evaluator.AskAsync(new Uri($"https://h.d{1960 + i}.contoso.test/"), TestContext.Current.CancellationToken)));

        Assert.Equal(Enumerable.Range(1960, 40).Select(i => $"PROXY p{i}:8080"), answers.Select(a => a.Raw));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private sealed class NeverResolves(CancellationTokenSource? cancel) : IResolve
    {
        public async Task<ImmutableArray<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
        {
            if (cancel is not null)
                await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        }
    }
}
