using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Stages;

/// <summary>Many names looked up at once, more than a server is asked before it was heard.</summary>
public sealed class ServerDoorTests
{
    private const int More = 40;
    private const int Names = ServerDoor.Unheard + More;

    private static readonly IPEndPoint _first = new(IPAddress.Parse("192.0.2.53"), 53);
    private static readonly IPEndPoint _second = new(IPAddress.Parse("192.0.2.54"), 53);
    private static readonly TimeSpan _stage = TimeSpan.FromSeconds(2);
    private static readonly DnsAnswer _found = new() { ResponseCode = 0, Addresses = [IPAddress.Parse("20.190.128.1")] };

    private readonly ConcurrentDictionary<(IPEndPoint Server, string Name), bool> _asked = [];
    private TimeSpan _took;

    [Fact]
    public async Task A_silent_server_is_asked_for_some_names_and_the_others_say_that_they_were_not_sent()
    {
        var facts = await ResolveAllAsync((_, _, token) => SilenceAsync(token), _first);
        Assert.Equal(ServerDoor.Unheard, _asked.Count);
        Assert.All(facts, f => Assert.Equal(WasAsked(f, _first) ? FailureKind.Timeout : FailureKind.NotAsked, f.Failure?.Kind));
        Assert.All(facts, f => Assert.Equal(f.Failure?.Kind, Assert.Single(f.Lookups).Failure?.Kind));
    }

    [Fact]
    public async Task Silence_of_two_servers_ends_at_the_deadline_for_those_that_were_not_sent_too()
    {
        var facts = await ResolveAllAsync((_, _, token) => SilenceAsync(token), _first, _second);
        var lookups = facts.SelectMany(f => f.Lookups.Select(l => (l.Failure?.Kind, Asked: WasAsked(f, l.Server)))).ToList();
        Assert.Equal((Names * 2, More * 2), (lookups.Count, lookups.Count(l => !l.Asked)));
        Assert.All(lookups, l => Assert.Equal(l.Asked ? FailureKind.Timeout : FailureKind.NotAsked, l.Kind));
        // A stage for those that were sent and another for those that waited takes two.
        Assert.InRange(_took, _stage * 0.9, _stage * 1.7);
    }

    [Fact]
    public async Task Names_that_waited_for_a_slow_server_have_the_whole_deadline()
    {
        // Less than a stage, and twice as long is more than one.
        var facts = await ResolveAllAsync((_, _, token) => AnswerAsync(_stage * 0.6, token), _first);
        Assert.All(facts, f => Assert.Null(f.Failure));
        Assert.InRange(_took, _stage * 1.1, _stage * 3);
    }

    [Fact]
    public async Task One_answer_to_any_question_lets_all_others_be_sent()
    {
        var facts = await ResolveAllAsync((_, name, token) => IsFirst(name) ? AnswerAsync(_stage * 0.2, token) : SilenceAsync(token), _first);
        Assert.Equal(Names, _asked.Count);
        Assert.Equal(1, facts.Count(f => f.Failure is null));
        Assert.Equal(Names - 1, facts.Count(f => f.Failure?.Kind == FailureKind.Timeout));
        // The silence that is told is that of a whole stage at least, without what the question had waited.
        Assert.All(facts.Where(f => f.Failure is not null), f => Assert.InRange(f.Lookups.Single().Duration, _stage * 0.9, _stage * 1.6));
    }

    [Fact]
    public async Task A_refusal_lets_all_others_be_refused_at_once()
    {
        var facts = await ResolveAllAsync(async (_, _, token) =>
        {
            await Task.Delay(_stage * 0.1, token);
            throw new SocketException((int)SocketError.ConnectionRefused);
        }, _first);
        Assert.All(facts, f => Assert.Equal(FailureKind.Refused, f.Failure?.Kind));
        Assert.InRange(_took, TimeSpan.Zero, _stage * 0.9);
    }

    [Fact]
    public async Task A_silent_server_beside_one_that_answers_is_told_of_only_where_it_was_asked()
    {
        var facts = await ResolveAllAsync((server, _, token) => server.Equals(_first) ? SilenceAsync(token) : Task.FromResult(_found), _first, _second);
        Assert.All(facts, f => Assert.Null(f.Failure));
        Assert.All(facts, f => Assert.Equal(WasAsked(f, _first) ? [_first, _second] : [_second], f.Lookups.Select(l => l.Server)));
        var silent = facts.SelectMany(f => f.Lookups).Where(l => l.Server.Equals(_first)).ToList();
        Assert.Equal(ServerDoor.Unheard, silent.Count);
        Assert.All(silent, l => Assert.Equal(FailureKind.Timeout, l.Failure?.Kind));
    }

    [Fact]
    public async Task A_run_that_ends_while_names_wait_has_not_measured_them()
    {
        using var stop = new CancellationTokenSource(_stage * 0.2);
        var facts = await ResolveAllAsync((_, _, token) => SilenceAsync(token), s => s with { Stop = stop.Token }, _first);
        Assert.All(facts, f => Assert.Equal(FailureKind.OutOfBudget, f.Failure?.Kind));
        Assert.InRange(_took, TimeSpan.Zero, _stage * 0.9);
    }

    [Fact]
    public async Task A_server_that_comes_to_life_after_a_stage_is_asked()
    {
        var alive = false;
        var network = Network((_, _, token) => alive ? Task.FromResult(_found) : SilenceAsync(token));
        using var gate = new Gate(Names * 2);
        var resolve = ResolveBy(gate, _first);
        await ResolveAllAsync(resolve, network, s => s);
        alive = true;
        var late = await resolve.RunAsync("late.example.test", Scopes.Patient(network));
        Assert.Null(late.Failure);
    }

    private static async Task<DnsAnswer> SilenceAsync(CancellationToken token)
    {
        await Task.Delay(Timeout.Infinite, token);
        return _found;
    }

    private static async Task<DnsAnswer> AnswerAsync(TimeSpan after, CancellationToken token)
    {
        await Task.Delay(after, token);
        return _found;
    }

    private static bool IsFirst(string name) => string.Equals(name, NameOf(0), StringComparison.Ordinal);

    private static string NameOf(int number) => $"host{number}.example.test";

    private static Resolve ResolveBy(Gate gate, params IPEndPoint[] servers) => new([.. servers], [DnsRecordType.A], [DnsRecordType.A], SystemAnswer.Ignore, gate);

    private bool WasAsked(ResolveFact fact, IPEndPoint server) => _asked.ContainsKey((server, fact.Name));

    private LoopbackNetwork Network(Func<IPEndPoint, string, CancellationToken, Task<DnsAnswer>> answer) => new()
    {
        Dns = (server, name, _, token) =>
        {
            _asked[(server, name)] = true;
            return answer(server, name, token);
        },
    };

    private Task<ResolveFact[]> ResolveAllAsync(Func<IPEndPoint, string, CancellationToken, Task<DnsAnswer>> answer, params IPEndPoint[] servers) =>
        ResolveAllAsync(answer, s => s, servers);

    private async Task<ResolveFact[]> ResolveAllAsync(Func<IPEndPoint, string, CancellationToken, Task<DnsAnswer>> answer, Func<ProbeScope, ProbeScope> change, params IPEndPoint[] servers)
    {
        using var gate = new Gate(Names * 2);
        return await ResolveAllAsync(ResolveBy(gate, servers), Network(answer), change);
    }

    private async Task<ResolveFact[]> ResolveAllAsync(Resolve resolve, LoopbackNetwork network, Func<ProbeScope, ProbeScope> change)
    {
        var scope = change(Scopes.Patient(network).Within(_stage));
        var began = Stopwatch.GetTimestamp();
        var facts = await Task.WhenAll(Enumerable.Range(0, Names).Select(i => resolve.RunAsync(NameOf(i), scope)));
        _took = Stopwatch.GetElapsedTime(began);
        return facts;
    }
}
