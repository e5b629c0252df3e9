using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Simulation;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Tests.Simulation;

public sealed class HealthyNetworkTests
{
    private static SimulatedNetwork Start(string scenario = "healthy") => SimulatedNetwork.Start(SampleCatalog.Create(), ScenarioBook.Find(scenario)!);

    [Fact]
    public async Task An_address_outside_the_world_cannot_be_reached_and_opens_no_port()
    {
        await using var network = Start();
        var failure = await network.DialFailureAsync(IPAddress.Parse("8.8.8.8"));
        Assert.Equal(SocketError.HostUnreachable, failure.Error);
        Assert.False(network.HasListened);
        Assert.Equal(0, network.Activity);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    public async Task Loopback_itself_is_not_reached(string address)
    {
        await using var network = Start();
        var failure = await network.DialFailureAsync(IPAddress.Parse(address));
        Assert.Equal(SocketError.ConnectionRefused, failure.Error);
        Assert.False(network.HasListened);
    }

    [Fact]
    public async Task A_host_has_its_documented_addresses_and_aliases_in_dns()
    {
        await using var network = Start();
        var answer = await network.AskDnsAsync(Pretended.Resolver, SampleCatalog.Login, DnsRecordType.A, Visitor.Token);
        Assert.Equal(0, answer.ResponseCode);
        Assert.Equal(2, answer.Addresses.Length);
        Assert.All(answer.Addresses, a => Assert.True(network.Sites.InRange(a)));
        Assert.NotEmpty(answer.Aliases);
        var sixth = await network.AskDnsAsync(Pretended.Resolver, SampleCatalog.Login, DnsRecordType.Aaaa, Visitor.Token);
        Assert.Single(sixth.Addresses);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_not_found_by_dns_nor_by_the_system()
    {
        await using var network = Start();
        var answer = await network.AskDnsAsync(Pretended.Resolver, "nothing.example.test", DnsRecordType.A, Visitor.Token);
        Assert.Equal(3, answer.ResponseCode);
        var failure = await Assert.ThrowsAsync<SocketException>(() => network.LookUpBySystemAsync("nothing.example.test", Visitor.Token));
        Assert.Equal(SocketError.HostNotFound, failure.SocketErrorCode);
    }

    [Fact]
    public async Task The_system_finds_what_dns_finds()
    {
        await using var network = Start();
        var answer = await network.AskDnsAsync(Pretended.Resolver, SampleCatalog.Blob, DnsRecordType.A, Visitor.Token);
        var system = await network.LookUpBySystemAsync(SampleCatalog.Blob, Visitor.Token);
        Assert.Equal(answer.Addresses, system);
    }

    [Fact]
    public async Task A_dns_server_outside_the_world_cannot_be_asked()
    {
        await using var network = Start();
        await Assert.ThrowsAsync<SocketException>(() => network.AskDnsAsync(new IPEndPoint(IPAddress.Parse("9.9.9.9"), 53), "a.test", DnsRecordType.A, Visitor.Token));
    }

    [Fact]
    public async Task A_tls_host_shows_a_chain_that_ends_in_the_genuine_root()
    {
        await using var network = Start();
        var (stream, chain) = await network.HandshakeAsync(await network.DialAsync(SampleCatalog.Login, 443), SampleCatalog.Login);
        await using var tls = stream;
        Assert.Equal(2, chain.Count);
        Assert.True(chain[0].MatchesHostname(SampleCatalog.Login));
        Assert.Contains("Microsoft Azure RSA TLS Issuing CA 03", chain[0].Issuer, StringComparison.Ordinal);
        Assert.Equal(network.GenuineRoot.Subject, chain[1].Issuer);
        Assert.Contains(network.GenuineRoot, network.TrustedRoots);
    }

    [Fact]
    public async Task A_host_answers_as_the_catalog_says()
    {
        await using var network = Start();
        await using var blob = await network.ConnectTlsAsync(SampleCatalog.Blob);
        var answer = await blob.GetAsync(SampleCatalog.Blob);
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nServer: Windows-Azure-Blob/1.0", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nDate: ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_host_answers_with_its_document()
    {
        await using var network = Start();
        await using var login = await network.ConnectTlsAsync(SampleCatalog.Login);
        var answer = await login.GetAsync(SampleCatalog.Login, "/common/v2.0/.well-known/openid-configuration");
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"cloud_instance_name\":\"example.test\"", answer, StringComparison.Ordinal);
        Assert.Contains("\"token_endpoint\":\"https://", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connectivity_probe_gets_its_exact_body()
    {
        await using var network = Start();
        await using var stream = await network.DialAsync(SampleCatalog.Ncsi, 80);
        var answer = await stream.GetAsync(SampleCatalog.Ncsi, "/connecttest.txt");
        Assert.EndsWith("\r\n\r\nMicrosoft Connect Test", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_of_a_documented_range_answer_although_no_host_has_them()
    {
        await using var network = Start();
        var address = IPAddress.Parse("20.190.170.77");
        Assert.Null(network.Sites.At(address));
        var connection = await network.DialAsync(new IPEndPoint(address, 443), Visitor.Token);
        var (tls, chain) = await network.HandshakeAsync(connection.Stream, SampleCatalog.Login);
        await using (tls)
            Assert.True(chain[0].MatchesHostname(SampleCatalog.Login));
    }

    [Fact]
    public async Task The_machines_end_of_a_connection_is_pretended_too()
    {
        await using var network = Start();
        var connection = await network.DialAsync(new IPEndPoint(network.AddressOf(SampleCatalog.Login), 443), Visitor.Token);
        await using (connection.Stream)
            Assert.Equal(Pretended.Machine, connection.Local!.Address);
    }

    [Fact]
    public async Task Disposal_ends_every_connection_and_leaves_nothing_under_way()
    {
        var network = Start();
        await using var tls = await network.ConnectTlsAsync(SampleCatalog.Login);
        await using var plain = await network.DialAsync(SampleCatalog.Ncsi, 80);
        _ = await network.AskDnsAsync(Pretended.Resolver, SampleCatalog.Login, DnsRecordType.A, Visitor.Token);
        Assert.True(network.Activity > 0);
        await network.DisposeAsync();
        Assert.Equal(0, network.Activity);
        Assert.Equal(0, await EndOfAsync(plain));
        Assert.Equal(0, await EndOfAsync(tls));
    }

    [Fact]
    public async Task A_network_that_has_ended_takes_no_connection_and_no_question()
    {
        var network = Start();
        await network.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => network.DialAsync(new IPEndPoint(network.AddressOf(SampleCatalog.Login), 443), Visitor.Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => network.AskDnsAsync(Pretended.Resolver, SampleCatalog.Login, DnsRecordType.A, Visitor.Token));
        Assert.False(network.HasListened);
    }

    [Fact]
    public async Task Two_networks_do_not_know_each_other()
    {
        await using var one = Start();
        await using var other = Start();
        await using var first = await one.ConnectTlsAsync(SampleCatalog.Login);
        await one.DisposeAsync();
        await using var second = await other.ConnectTlsAsync(SampleCatalog.Login);
        Assert.NotEqual(one.GenuineRoot.Thumbprint, other.GenuineRoot.Thumbprint);
        Assert.StartsWith("HTTP/1.1 200 ", await second.GetAsync(SampleCatalog.Login, "/common/v2.0/.well-known/openid-configuration"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_hosts_at_once_are_served()
    {
        await using var network = Start();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            await using var tls = await network.ConnectTlsAsync(SampleCatalog.Blob);
            return await tls.GetAsync(SampleCatalog.Blob);
        }));
        Assert.All(answers, a => Assert.StartsWith("HTTP/1.1 400 ", a, StringComparison.Ordinal));
    }

    // What is left of a connection whose other end is gone: an end, or the reset that ended it.
    private static async Task<int> EndOfAsync(Stream stream)
    {
        try
        {
            return await stream.ReadAsync(new byte[1], Visitor.Token);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
