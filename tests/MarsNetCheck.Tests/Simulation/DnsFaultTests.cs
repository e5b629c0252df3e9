using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DnsClient;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Simulation;
using MarsNetCheck.Simulation.Names;
using MarsNetCheck.Simulation.Peers;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Tests.Simulation;

public sealed class DnsFaultTests
{
    [Theory]
    [InlineData("dns-nxdomain", 3, SocketError.HostNotFound)]
    [InlineData("dns-no-data", 0, SocketError.NoData)]
    [InlineData("dns-servfail", 2, SocketError.TryAgain)]
    [InlineData("dns-refused", 5, SocketError.TryAgain)]
    public async Task A_response_code_is_what_dns_and_the_system_say(string scenario, int code, SocketError error)
    {
        await using var network = Start(scenario);
        var answer = await AskAsync(network, SampleCatalog.Login);
        Assert.Equal(code, answer.ResponseCode);
        Assert.Empty(answer.Addresses);
        var failure = await Assert.ThrowsAsync<SocketException>(() => network.LookUpBySystemAsync(SampleCatalog.Login, Visitor.Token));
        Assert.Equal(error, failure.SocketErrorCode);
    }

    [Fact]
    public async Task A_fault_of_one_group_spares_the_others()
    {
        await using var network = Start("dns-nxdomain");
        Assert.NotEmpty((await AskAsync(network, SampleCatalog.Blob)).Addresses);
    }

    [Fact]
    public async Task Silence_lasts_until_the_caller_gives_up()
    {
        await using var network = Start("dns-timeout");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Visitor.Token);
        patience.CancelAfter(Visitor.Patience);
        await Assert.ThrowsAnyAsync<Exception>(() => network.AskDnsAsync(Pretended.Resolver, SampleCatalog.Login, DnsRecordType.A, patience.Token));
        Assert.True(patience.IsCancellationRequested);
    }

    [Fact]
    public async Task A_slow_server_answers_rightly_and_late()
    {
        await using var network = Start("dns-slow");
        var began = Stopwatch.GetTimestamp();
        Assert.NotEmpty((await AskAsync(network, SampleCatalog.Login)).Addresses);
        Assert.True(Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Only_the_first_server_is_dead()
    {
        await using var network = Start("healthy-dead-resolver");
        Assert.Equal([Pretended.Resolver, Pretended.SecondResolver], network.DescribeMachine().Resolvers);
        Assert.NotEmpty((await network.AskDnsAsync(Pretended.SecondResolver, SampleCatalog.Login, DnsRecordType.A, Visitor.Token)).Addresses);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Visitor.Token);
        patience.CancelAfter(Visitor.Patience);
        await Assert.ThrowsAnyAsync<Exception>(() => network.AskDnsAsync(Pretended.Resolver, SampleCatalog.Login, DnsRecordType.A, patience.Token));
    }

    [Fact]
    public async Task The_hosts_file_is_seen_by_the_system_and_not_by_dns()
    {
        await using var network = Start("dns-override");
        var dns = (await AskAsync(network, SampleCatalog.Login)).Addresses;
        var system = await network.LookUpBySystemAsync(SampleCatalog.Login, Visitor.Token);
        Assert.DoesNotContain(system[0], dns);
        Assert.Equal(SocketError.HostUnreachable, (await network.DialFailureAsync(system[0])).Error);
    }

    [Fact]
    public async Task A_rewriting_server_answers_for_names_that_do_not_exist()
    {
        await using var network = Start("dns-rewritten");
        var made = (await AskAsync(network, "x0123456789.com")).Addresses;
        Assert.Equal(made, (await AskAsync(network, SampleCatalog.Login)).Addresses);
        Assert.DoesNotContain(made[0], (await AskAsync(network, SampleCatalog.Blob)).Addresses);
    }

    [Fact]
    public async Task A_private_endpoint_has_the_alias_and_works()
    {
        await using var network = Start("healthy-private-link");
        var answer = await AskAsync(network, SampleCatalog.Blob);
        Assert.Contains("account.privatelink.blob.example.test", answer.Aliases);
        Assert.StartsWith("10.", answer.Addresses[0].ToString(), StringComparison.Ordinal);
        var connection = await network.DialAsync(new IPEndPoint(answer.Addresses[0], 443), Visitor.Token);
        var (tls, chain) = await network.HandshakeAsync(connection.Stream, SampleCatalog.Blob);
        await using (tls)
            Assert.True(chain[0].MatchesHostname(SampleCatalog.Blob));
    }

    [Fact]
    public async Task A_block_page_address_shows_the_block_page()
    {
        await using var network = Start("dns-sinkhole-umbrella");
        var address = (await AskAsync(network, SampleCatalog.Blob)).Addresses[0];
        var connection = await network.DialAsync(new IPEndPoint(address, 80), Visitor.Token);
        await using (connection.Stream)
            Assert.Contains("blocked due to content filtering", await connection.Stream.GetAsync(SampleCatalog.Blob), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_a_dns_server_finds_nothing()
    {
        await using var network = Start("dns-no-resolver");
        Assert.Empty(network.DescribeMachine().Resolvers);
        await Assert.ThrowsAsync<SocketException>(() => network.LookUpBySystemAsync(SampleCatalog.Login, Visitor.Token));
    }

    [Fact]
    public async Task The_server_answers_over_tcp_too()
    {
        await using var occupancy = new Occupancy();
        using var resolver = new LoopbackResolver((_, _) => Task.FromResult<ZoneAnswer?>(ZoneAnswer.Of(IPAddress.Parse("20.1.2.3"))), occupancy);
        var client = new LookupClient(new LookupClientOptions(resolver.Local) { UseTcpOnly = true, UseCache = false, Retries = 0 });
        var answer = await client.QueryAsync("any.example.test", QueryType.A, cancellationToken: Visitor.Token);
        Assert.Equal("20.1.2.3", answer.Answers.ARecords().Single().Address.ToString());
        await occupancy.DisposeAsync();
    }

    [Fact]
    public async Task Other_record_types_have_no_data_and_broken_queries_no_answer()
    {
        await using var occupancy = new Occupancy();
        using var resolver = new LoopbackResolver((_, _) => Task.FromResult<ZoneAnswer?>(ZoneAnswer.Of(IPAddress.Parse("20.1.2.3"))), occupancy);
        using var socket = new UdpClient(AddressFamily.InterNetwork);
        await socket.SendAsync(new byte[] { 1, 2, 3 }, resolver.Local, Visitor.Token);
        var client = new LookupClient(new LookupClientOptions(resolver.Local) { UseCache = false, Retries = 0 });
        var answer = await client.QueryAsync("any.example.test", QueryType.TXT, cancellationToken: Visitor.Token);
        Assert.Empty(answer.Answers);
        Assert.False(answer.HasError);
        await occupancy.DisposeAsync();
    }

    private static SimulatedNetwork Start(string scenario) => SimulatedNetwork.Start(SampleCatalog.Create(), ScenarioBook.Find(scenario)!);

    private static Task<DnsAnswer> AskAsync(SimulatedNetwork network, string name) =>
        network.AskDnsAsync(Pretended.Resolver, name, DnsRecordType.A, Visitor.Token);
}
