using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Networks;

public sealed class DnsExchangeTests
{
    private static readonly byte[] _record = DnsQuery.Address(20, 190, 128, 1);
    private static readonly IPAddress _address = IPAddress.Parse("20.190.128.1");

    [Fact]
    public async Task A_healthy_server_is_asked_once_by_UDP_with_EDNS()
    {
        var edns = false;
        await using var peer = new DnsPeer(q =>
        {
            edns = q is { HasEdns: true, ByTcp: false };
            return [q.Answer(0, [], _record)];
        });
        var answer = await AskAsync(peer);
        Assert.Equal([_address], answer.Addresses);
        Assert.Equal(DnsTransport.Udp, answer.Transport);
        Assert.True(edns);
        Assert.Equal(1, peer.Asked);
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_asked_for_by_TCP()
    {
        await using var peer = new DnsPeer(q => [q.ByTcp ? q.Answer(0, [], _record) : q.CutOff()]);
        var answer = await AskAsync(peer);
        Assert.Equal([_address], answer.Addresses);
        Assert.Equal(DnsTransport.TcpInstead, answer.Transport);
    }

    [Fact]
    public async Task A_server_that_is_silent_by_UDP_is_asked_by_TCP()
    {
        await using var peer = new DnsPeer(q => q.ByTcp ? [q.Answer(0, [], _record)] : []);
        var answer = await AskAsync(peer);
        Assert.Equal([_address], answer.Addresses);
        Assert.Equal(DnsTransport.TcpOnly, answer.Transport);
    }

    [Fact]
    public async Task Many_questions_by_TCP_need_few_connections()
    {
        await using var peer = new DnsPeer(q => q.ByTcp ? [q.Answer(0, [], _record)] : []);
        var exchange = new DnsExchange();
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => exchange.AskAsync(peer.EndPoint, $"host{i}.example.test", DnsRecordType.A, TestContext.Current.CancellationToken)));
        Assert.All(answers, a => Assert.Equal([_address], a.Addresses));
        Assert.InRange(peer.TcpClients, 1, 8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task A_server_that_does_not_know_EDNS_is_asked_without_it(int code)
    {
        await using var peer = new DnsPeer(q => q.ByTcp ? [] : [q.HasEdns ? q.Answer(code, code == 16 ? [] : null) : q.Answer(0, null, _record)]);
        var answer = await AskAsync(peer);
        Assert.Equal([_address], answer.Addresses);
        Assert.Equal(DnsTransport.Udp, answer.Transport);
    }

    [Fact]
    public async Task A_server_that_drops_questions_with_EDNS_is_asked_without_it()
    {
        await using var peer = new DnsPeer(q => q.HasEdns ? [] : [q.Answer(0, null, _record)]);
        Assert.Equal([_address], (await AskAsync(peer)).Addresses);
    }

    [Fact]
    public async Task An_answer_without_EDNS_is_an_answer()
    {
        await using var peer = new DnsPeer(q => [q.Answer(3)]);
        Assert.Equal(3, (await AskAsync(peer)).ResponseCode);
        Assert.Equal(1, peer.Asked);
    }

    [Fact]
    public async Task A_question_that_an_answer_to_another_one_has_ended_is_asked_once_more_in_the_same_way()
    {
        var asked = 0;
        await using var peer = new DnsPeer(q => q.ByTcp || !q.HasEdns ? [] : [Interlocked.Increment(ref asked) == 1 ? OfAnotherId(q.Answer(3)) : q.Answer(0, [], _record)]);
        Assert.Equal([_address], (await AskAsync(peer)).Addresses);
        Assert.Equal(2, peer.Asked);
    }

    [Fact]
    public async Task An_answer_to_another_question_is_none()
    {
        await using var peer = new DnsPeer(q => q.HasEdns && !q.ByTcp ? [OfAnotherId(q.Answer(3))] : [q.Answer(0, null, _record)]);
        Assert.Equal([_address], (await AskAsync(peer)).Addresses);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[0])]
    public async Task Garbage_by_UDP_does_not_keep_TCP_from_answering(byte[] garbage)
    {
        await using var peer = new DnsPeer(q => [q.ByTcp ? q.Answer(0, [], _record) : garbage]);
        Assert.Equal([_address], (await AskAsync(peer)).Addresses);
    }

    [Fact]
    public async Task A_server_that_sends_nothing_but_garbage_does_not_speak_the_protocol()
    {
        await using var peer = new DnsPeer(_ => [new byte[40]]);
        var error = await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(peer));
        Assert.Equal(FailureKind.ProtocolError, FailureClassifier.Classify(error).Kind);
    }

    [Fact]
    public async Task A_slow_server_that_knows_no_TCP_is_waited_for()
    {
        using var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var answer = new DnsExchange().AskAsync((IPEndPoint)udp.Client.LocalEndPoint!, "login.example.test", DnsRecordType.A, TestContext.Current.CancellationToken);
        var question = await udp.ReceiveAsync(TestContext.Current.CancellationToken);
        // The question without EDNS comes after the silence, with the one by TCP, which is refused.
        await udp.ReceiveAsync(TestContext.Current.CancellationToken);
        await udp.SendAsync(new DnsQuery(question.Buffer, ByTcp: false).Answer(0, [], _record), question.RemoteEndPoint, TestContext.Current.CancellationToken);
        Assert.Equal(DnsTransport.Udp, (await answer).Transport);
    }

    [Fact]
    public async Task Silence_lasts_as_long_as_the_caller_waits()
    {
        await using var peer = new DnsPeer(_ => []);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(1.2));
        var began = Stopwatch.GetTimestamp();
        await Assert.ThrowsAnyAsync<Exception>(() => new DnsExchange().AskAsync(peer.EndPoint, "login.example.test", DnsRecordType.A, patience.Token));
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 1, 4);
    }

    [Fact]
    public async Task A_dead_server_is_not_asked_everything_again()
    {
        const int questions = 300;
        const int places = 128;
        var asked = 0;
        await using var peer = new DnsPeer(q => { Interlocked.Add(ref asked, q.ByTcp ? 0 : 1); return []; });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(2));
        var exchange = new DnsExchange();
        // Each twice, as a question is sent again in case it was lost.
        var silent = Enumerable.Range(0, questions * 2).Select(i => exchange.AskAsync(peer.EndPoint, $"host{i % questions}.example.test", DnsRecordType.A, patience.Token));
        await ((Task)Task.WhenAll(silent)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        // All of them in both ways, twice each, would be four times as many.
        Assert.InRange(asked, places, questions * 3);
    }

    [Fact]
    public async Task What_the_server_says_besides_is_read()
    {
        await using var peer = new DnsPeer(q => [q.Answer(3, [0, 10, 0, 2, 1, 2, .. DnsQuery.ExtendedError(15, "Blocked by policy 7"), .. DnsQuery.ExtendedError(17)])]);
        Assert.Equal(
            [new ExtendedDnsError { Code = 15, Text = "Blocked by policy 7" }, new ExtendedDnsError { Code = 17 }],
            (await AskAsync(peer)).ExtendedErrors);
    }

    [Fact]
    public async Task Aliases_without_an_address_are_no_data()
    {
        await using var peer = new DnsPeer(q => [q.Answer(0, [], DnsQuery.Alias("b"), DnsQuery.Alias("a"), DnsQuery.Alias("b"))]);
        var answer = await AskAsync(peer);
        Assert.Empty(answer.Addresses);
        Assert.Equal(["b", "a", "b"], answer.Aliases);
    }

    [Fact]
    public async Task A_server_that_answers_by_TCP_only_keeps_the_deadline_of_the_look_up()
    {
        await using var peer = new DnsPeer(q => !q.ByTcp ? [] : [q.ForIPv6 ? q.Answer() : q.Answer(0, [], _record)]);
        var exchange = new DnsExchange();
        var network = new LoopbackNetwork { Dns = exchange.AskAsync, System = (_, _) => throw new SocketException((int)SocketError.TryAgain) };
        using var gate = new Gate(10);
        var resolve = new Resolve([peer.EndPoint], [DnsRecordType.A, DnsRecordType.Aaaa], [DnsRecordType.A], SystemAnswer.Ask, gate);
        var fact = await resolve.RunAsync("login.example.test", Scopes.Patient(network).Within(TimeSpan.FromSeconds(4)));
        Assert.Equal([_address], fact.Addresses);
        Assert.All(fact.Lookups, l => Assert.Equal(DnsTransport.TcpOnly, l.Transport));
    }

    private static byte[] OfAnotherId(byte[] answer)
    {
        answer[0] ^= 1;
        return answer;
    }

    private static Task<DnsAnswer> AskAsync(DnsPeer peer) =>
        new DnsExchange().AskAsync(peer.EndPoint, "login.example.test", DnsRecordType.A, TestContext.Current.CancellationToken);
}
