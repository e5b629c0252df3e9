using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Networks;
using MarsNetCheck.Simulation;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Tests.Simulation;

public sealed class DialFaultTests
{
    private const string Pod = "pod01.we.backup.example.test";

    [Theory]
    [InlineData("tcp-refused", SampleCatalog.Blob, SocketError.ConnectionRefused)]
    [InlineData("tcp-host-unreachable", SampleCatalog.Blob, SocketError.HostUnreachable)]
    [InlineData("tcp-no-route", Pod, SocketError.NetworkUnreachable)]
    [InlineData("tcp-local-filter", SampleCatalog.Login, SocketError.AccessDenied)]
    public async Task A_dial_fails_as_it_should_and_opens_no_port(string scenario, string host, SocketError error)
    {
        await using var network = Start(scenario);
        Assert.Equal(error, (await network.DialFailureAsync(network.AddressOf(host))).Error);
        Assert.False(network.HasListened);
    }

    [Theory]
    [InlineData("tcp-prohibited", Pod, 3, 13)]
    [InlineData("tcp-port-unreachable", SampleCatalog.Blob, 3, 3)]
    [InlineData("tcp-host-unreachable", SampleCatalog.Blob, 3, 1)]
    public async Task The_firewall_is_named_in_the_icmp_error(string scenario, string host, int type, int code)
    {
        await using var network = Start(scenario);
        var icmp = (await network.DialFailureAsync(network.AddressOf(host))).Icmp;
        Assert.NotNull(icmp);
        Assert.Equal((type, code), (icmp.Type, icmp.Code));
        Assert.Equal(Pretended.Firewall, icmp.Sender);
    }

    [Fact]
    public async Task Silence_lasts_until_the_caller_gives_up()
    {
        await using var network = Start("tcp-dropped");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Visitor.Token);
        patience.CancelAfter(Visitor.Patience);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => network.DialAsync(new IPEndPoint(network.AddressOf(SampleCatalog.Blob), 443), patience.Token));
        Assert.False(network.HasListened);
    }

    [Fact]
    public async Task A_broken_family_leaves_the_other_working()
    {
        await using var network = Start("tcp-ipv6-broken");
        await using (await network.ConnectTlsAsync(SampleCatalog.Login))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Visitor.Token);
            patience.CancelAfter(Visitor.Patience);
            var sixth = network.AddressOf(SampleCatalog.Login, AddressFamily.InterNetworkV6);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => network.DialAsync(new IPEndPoint(sixth, 443), patience.Token));
        }
    }

    [Fact]
    public async Task Half_a_range_is_dropped_and_the_hosts_in_it_are_spared()
    {
        await using var network = Start("range-half-dropped");
        await AssertOpenAsync(network, "20.190.150.1");
        await AssertOpenAsync(network, network.AddressOf(SampleCatalog.Login).ToString());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Visitor.Token);
        patience.CancelAfter(Visitor.Patience);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => network.DialAsync(new IPEndPoint(IPAddress.Parse("20.190.180.1"), 443), patience.Token));
    }

    [Fact]
    public async Task A_far_host_is_reached_late()
    {
        await using var network = Start("healthy-far-away");
        var began = Stopwatch.GetTimestamp();
        await using var stream = await network.DialAsync(SampleCatalog.Login, 443);
        Assert.True(Stopwatch.GetElapsedTime(began) > TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task Without_a_network_nothing_has_a_route()
    {
        await using var network = Start("no-network");
        Assert.Empty(network.DescribeMachine().Addresses);
        Assert.Equal(SocketError.NetworkUnreachable, (await network.DialFailureAsync(network.AddressOf(SampleCatalog.Login))).Error);
    }

    [Fact]
    public async Task A_machine_without_ipv6_has_no_route_for_it()
    {
        await using var network = Start("healthy-ipv4-only");
        var sixth = network.AddressOf(SampleCatalog.Login, AddressFamily.InterNetworkV6);
        Assert.Equal(SocketError.NetworkUnreachable, (await network.DialFailureAsync(sixth)).Error);
    }

    [Fact]
    public async Task A_port_that_no_host_has_is_refused()
    {
        await using var network = Start("healthy");
        Assert.Equal(SocketError.ConnectionRefused, (await network.DialFailureAsync(network.AddressOf(SampleCatalog.Login), 22)).Error);
    }

    [Theory]
    [InlineData("clock-ahead", 365)]
    [InlineData("healthy", 0)]
    public async Task The_machines_clock_is_wrong_and_the_worlds_is_right(string scenario, int days)
    {
        await using var network = Start(scenario);
        Assert.Equal(days, (network.Time.GetUtcNow() - DateTimeOffset.UtcNow).TotalDays, 0.01);
        await using var stream = await network.DialAsync(SampleCatalog.Ncsi, 80);
        Assert.Contains($"\r\nDate: {DateTimeOffset.UtcNow:ddd, dd MMM yyyy}", await stream.GetAsync(SampleCatalog.Ncsi), StringComparison.Ordinal);
    }

    private static SimulatedNetwork Start(string scenario) => SimulatedNetwork.Start(SampleCatalog.Create(), ScenarioBook.Find(scenario)!);

    private static async Task AssertOpenAsync(SimulatedNetwork network, string address)
    {
        Connection connection = await network.DialAsync(new IPEndPoint(IPAddress.Parse(address), 443), Visitor.Token);
        await connection.Stream.DisposeAsync();
    }
}
