using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Stages;

public sealed class ResolveTests
{
    private static readonly IPEndPoint _first = new(IPAddress.Parse("192.0.2.53"), 53);
    private static readonly IPEndPoint _second = new(IPAddress.Parse("192.0.2.54"), 53);
    private static readonly IPEndPoint _third = new(IPAddress.Parse("192.0.2.55"), 53);
    private static readonly IPAddress _address = IPAddress.Parse("20.190.128.1");

    private static DnsAnswer Found(DnsRecordType type) => new() { ResponseCode = 0, Addresses = type == DnsRecordType.A ? [_address] : [] };

    private static DnsAnswer Code(int code) => new() { ResponseCode = code };

    private static Task<DnsAnswer> Silence(CancellationToken token) =>
        Task.Delay(Timeout.Infinite, token).ContinueWith<DnsAnswer>(_ => throw new OperationCanceledException(token), TaskScheduler.Default);

    // Long after the second server has been asked, and long before it has had as much time.
    private static async Task<DnsAnswer> LateAsync(DnsAnswer answer, CancellationToken token)
    {
        await Task.Delay(TimeSpan.FromSeconds(1.2), token);
        return answer;
    }

    private static async Task<ResolveFact> ResolveAsync(LoopbackNetwork network, ProbeScope scope, params IPEndPoint[] servers)
    {
        using var gate = new Gate(100);
        var resolve = new Resolve([.. servers], [DnsRecordType.A, DnsRecordType.Aaaa], [DnsRecordType.A, DnsRecordType.Aaaa], SystemAnswer.Ask, gate);
        return await resolve.RunAsync("login.example.test", scope);
    }

    private static Task<IPAddress[]> NotFound(string name, CancellationToken token) => throw new SocketException((int)SocketError.HostNotFound);

    [Fact]
    public async Task Both_answers_are_kept_and_their_addresses_joined()
    {
        var own = IPAddress.Parse("10.0.0.5");
        var network = new LoopbackNetwork { Dns = (_, _, type, _) => Task.FromResult(Found(type)), System = (_, _) => Task.FromResult(new[] { own }) };
        var fact = await ResolveAsync(network, Scopes.Patient(network), _first);
        Assert.Null(fact.Failure);
        Assert.Equal([own, _address], fact.Addresses);
        Assert.Equal([own], fact.System!.Addresses);
        Assert.Equal(2, fact.Lookups.Length);
    }

    [Fact]
    public async Task Where_the_two_differ_the_machines_own_entries_that_gave_the_answer_are_kept()
    {
        var own = IPAddress.Parse("10.0.0.5");
        var entry = new NameOverride { Source = NameOverrideSource.HostsFile, Place = "/etc/hosts line 7", Address = own, Text = "10.0.0.5 login.example.test" };
        var unused = entry with { Address = IPAddress.IPv6Loopback };
        var rule = new NameOverride { Source = NameOverrideSource.ResolutionPolicy, Place = "HKEY_LOCAL_MACHINE", Text = ". is asked of 10.0.0.1" };
        var network = new LoopbackNetwork { Dns = (_, _, type, _) => Task.FromResult(Found(type)), System = (_, _) => Task.FromResult(new[] { own }), Overrides = _ => [unused, entry, rule] };

        var fact = await ResolveAsync(network, Scopes.Patient(network), _first);

        Assert.Equal<NameOverride>([entry, rule], fact.System!.Overrides!.Value);
    }

    [Fact]
    public async Task Where_the_two_agree_nobody_looks_for_entries()
    {
        var network = new LoopbackNetwork { Dns = (_, _, type, _) => Task.FromResult(Found(type)), System = (_, _) => Task.FromResult(new[] { _address }), Overrides = _ => throw new InvalidOperationException("They agree.") };

        Assert.Null((await ResolveAsync(network, Scopes.Patient(network), _first)).System!.Overrides);
    }

    [Theory]
    [InlineData(3, FailureKind.NameNotFound)]
    [InlineData(2, FailureKind.ServerFailure)]
    [InlineData(5, FailureKind.QueryRefused)]
    [InlineData(0, FailureKind.NoData)]
    public async Task The_response_code_names_the_failure(int code, FailureKind kind)
    {
        var network = new LoopbackNetwork { Dns = (_, _, _, _) => Task.FromResult(Code(code)), System = NotFound };
        Assert.Equal(kind, (await ResolveAsync(network, Scopes.Patient(network), _first)).Failure?.Kind);
    }

    [Fact]
    public async Task A_silent_server_is_joined_by_the_next_one()
    {
        var network = new LoopbackNetwork
        {
            Dns = (server, _, type, token) => server.Equals(_first) ? Silence(token) : Task.FromResult(Found(type)),
            System = NotFound,
        };
        var fact = await ResolveAsync(network, Scopes.Patient(network), _first, _second);
        Assert.Null(fact.Failure);
        var a = fact.Lookups.Where(l => l.Type == DnsRecordType.A).ToList();
        Assert.Equal(FailureKind.Timeout, a.Single(l => l.Server.Equals(_first)).Failure?.Kind);
        Assert.Null(a.Single(l => l.Server.Equals(_second)).Failure);
    }

    [Fact]
    public async Task A_server_that_had_less_time_than_the_one_that_answered_is_not_called_silent()
    {
        var network = new LoopbackNetwork
        {
            Dns = async (server, _, type, token) => server.Equals(_first) ? await LateAsync(Found(type), token) : await Silence(token),
            System = NotFound,
        };
        var fact = await ResolveAsync(network, Scopes.Patient(network), _first, _second);
        Assert.Null(fact.Failure);
        Assert.All(fact.Lookups.Where(l => l.Server.Equals(_second)), l => Assert.Equal(FailureKind.OutOfBudget, l.Failure?.Kind));
    }

    [Fact]
    public async Task A_server_that_fails_is_followed_by_the_next_one_at_once()
    {
        var network = new LoopbackNetwork
        {
            Dns = (server, _, type, _) => Task.FromResult(server.Equals(_first) ? Code(2) : Found(type)),
            System = NotFound,
        };
        var fact = await ResolveAsync(network, Scopes.Patient(network), _first, _second);
        Assert.Null(fact.Failure);
        Assert.Equal(FailureKind.ServerFailure, fact.Lookups.First(l => l.Server.Equals(_first)).Failure?.Kind);
    }

    [Fact]
    public async Task A_lost_datagram_is_sent_again()
    {
        var asked = new ConcurrentDictionary<DnsRecordType, int>();
        var network = new LoopbackNetwork
        {
            Dns = (_, _, type, token) => asked.AddOrUpdate(type, 1, (_, n) => n + 1) == 1 ? Silence(token) : Task.FromResult(Found(type)),
            System = NotFound,
        };
        var fact = await ResolveAsync(network, Scopes.Patient(network), _first);
        Assert.Equal([_address], fact.Addresses);
        Assert.All(fact.Lookups.Where(l => l.Type == DnsRecordType.A), l => Assert.Null(l.Failure));
    }

    [Fact]
    public async Task A_refusal_is_asked_about_once_more()
    {
        var asked = new ConcurrentDictionary<DnsRecordType, int>();
        var network = new LoopbackNetwork
        {
            Dns = (_, _, type, _) => Task.FromResult(asked.AddOrUpdate(type, 1, (_, n) => n + 1) == 1 ? Code(5) : Found(type)),
            System = NotFound,
        };
        var fact = await ResolveAsync(network, Scopes.Patient(network), _first);
        Assert.Equal([_address], fact.Addresses);
        Assert.All(asked.Values, times => Assert.Equal(2, times));
    }

    [Fact]
    public async Task A_refusal_stands_where_nothing_more_is_said()
    {
        var asked = new ConcurrentDictionary<DnsRecordType, int>();
        var network = new LoopbackNetwork
        {
            Dns = (_, _, type, token) => asked.AddOrUpdate(type, 1, (_, n) => n + 1) == 1 ? Task.FromResult(Code(5)) : Silence(token),
            System = NotFound,
        };
        var fact = await ResolveAsync(network, Scopes.Short(network), _first);
        Assert.Equal(FailureKind.QueryRefused, fact.Failure?.Kind);
    }

    [Fact]
    public async Task Silence_of_all_servers_ends_at_the_deadline()
    {
        var stage = TimeSpan.FromSeconds(1);
        var network = new LoopbackNetwork { Dns = (_, _, _, token) => Silence(token), System = async (_, token) => { await Silence(token); return []; } };
        var fact = await ResolveAsync(network, Scopes.Patient(network).Within(stage), _first, _second, _third);
        Assert.Equal(FailureKind.Timeout, fact.Failure?.Kind);
        Assert.Null(fact.System);
        Assert.Equal(3, fact.Lookups.Count(l => l.Type == DnsRecordType.A && l.Failure?.Kind == FailureKind.Timeout));
        // The servers one after another, or each with a stage of its own, take two stages.
        Assert.InRange(fact.Duration, stage * 0.9, stage * 1.5);
    }

    [Fact]
    public async Task The_last_of_many_servers_is_asked_while_half_of_the_stage_is_left()
    {
        var stage = TimeSpan.FromSeconds(1);
        var network = new LoopbackNetwork { Dns = (_, _, _, token) => Silence(token), System = NotFound };
        IPEndPoint[] servers = [.. Enumerable.Range(1, 6).Select(i => new IPEndPoint(IPAddress.Parse("192.0.2.100"), i))];
        var fact = await ResolveAsync(network, Scopes.Patient(network).Within(stage), servers);
        Assert.Equal(servers, fact.Lookups.Where(l => l.Type == DnsRecordType.A).Select(l => l.Server));
        Assert.All(fact.Lookups, l => Assert.InRange(l.Duration, stage * 0.25, stage * 1.5));
    }

    [Fact]
    public async Task Nobody_waits_for_the_system_once_DNS_has_answered()
    {
        var network = new LoopbackNetwork { Dns = (_, _, type, _) => Task.FromResult(Found(type)), System = async (_, token) => { await Silence(token); return []; } };
        var fact = await ResolveAsync(network, Scopes.Patient(network), _first);
        Assert.Null(fact.System);
        Assert.Equal([_address], fact.Addresses);
        Assert.True(fact.Duration < TimeSpan.FromSeconds(10), "it waited for the stage's deadline");
    }

    [Fact]
    public async Task Without_a_server_and_without_the_system_there_is_no_resolver()
    {
        var network = new LoopbackNetwork { System = (_, token) => Task.FromException<IPAddress[]>(new OperationCanceledException(token)) };
        using var gate = new Gate(1);
        var fact = await new Resolve([], [DnsRecordType.A], [DnsRecordType.A], SystemAnswer.Ignore, gate).RunAsync("login.example.test", Scopes.Patient(network));
        Assert.Equal(FailureKind.NoResolver, fact.Failure?.Kind);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound)]
    [InlineData(SocketError.TryAgain)]
    public async Task Without_a_server_it_does_not_matter_how_the_system_fails(SocketError error)
    {
        var network = new LoopbackNetwork { System = (_, _) => throw new SocketException((int)error) };
        Assert.Equal(FailureKind.NoResolver, (await ResolveAsync(network, Scopes.Patient(network))).Failure?.Kind);
    }

    [Fact]
    public async Task A_lost_answer_of_the_only_usable_family_is_waited_for()
    {
        var asked = 0;
        var v6 = IPAddress.Parse("2603:1006:2000::1");
        var network = new LoopbackNetwork
        {
            Dns = (_, _, type, token) => type == DnsRecordType.Aaaa
                ? Task.FromResult(new DnsAnswer { ResponseCode = 0, Addresses = [v6] })
                : Interlocked.Increment(ref asked) == 1 ? Silence(token) : Task.FromResult(Found(type)),
            System = NotFound,
        };
        using var gate = new Gate(10);
        var resolve = new Resolve([_first], [DnsRecordType.A, DnsRecordType.Aaaa], [DnsRecordType.A], SystemAnswer.Ask, gate);
        var fact = await resolve.RunAsync("login.example.test", Scopes.Patient(network));
        Assert.Contains(_address, fact.Addresses);
    }

    [Fact]
    public async Task What_happened_to_the_question_for_IPv4_decides()
    {
        var network = new LoopbackNetwork { Dns = (_, _, type, _) => Task.FromResult(Code(type == DnsRecordType.A ? 2 : 0)), System = NotFound };
        Assert.Equal(FailureKind.ServerFailure, (await ResolveAsync(network, Scopes.Patient(network), _first)).Failure?.Kind);
    }
}
