using System.Net;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;
using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Hosting.Tests.Access;

public sealed class GuardedNetworkTests
{
    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.1.1")]
    [InlineData("168.63.129.16")]
    [InlineData("100.100.100.200")]
    [InlineData("192.0.0.192")]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("224.0.0.1")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fd20:ce::254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("::169.254.169.254")]
    public async Task No_name_leads_to_a_forbidden_address(string text)
    {
        var inner = new Recorder(IPAddress.Parse(text));
        var guard = new GuardedNetwork(inner);
        var address = (await guard.LookUpBySystemAsync("inside.contoso.test", TestContext.Current.CancellationToken))[0];

        await Assert.ThrowsAsync<DialException>(() => guard.DialAsync(new IPEndPoint(address, 443), TestContext.Current.CancellationToken));

        Assert.Empty(inner.Dialled);
        Assert.Equal(1, guard.Refused);
    }

    [Theory]
    [InlineData("20.190.128.1")]
    [InlineData("10.1.2.3")]
    [InlineData("192.168.1.1")]
    [InlineData("fd00::5")]
    [InlineData("2603:1020::1")]
    public async Task Public_and_private_addresses_are_dialled(string text)
    {
        var inner = new Recorder(IPAddress.Parse(text));

        await new GuardedNetwork(inner).DialAsync(new IPEndPoint(IPAddress.Parse(text), 443), TestContext.Current.CancellationToken);

        Assert.Single(inner.Dialled);
    }

    [Fact]
    public async Task A_proxy_on_loopback_that_the_settings_name_is_dialled_until_dns_gives_its_address()
    {
        var inner = new Recorder(IPAddress.Loopback);
        var guard = new GuardedNetwork(inner);
        var proxy = new IPEndPoint(IPAddress.Loopback, 3128);

        await guard.LookUpBySystemAsync("localhost", TestContext.Current.CancellationToken);
        await guard.DialAsync(proxy, TestContext.Current.CancellationToken);
        await guard.AskDnsAsync(new IPEndPoint(IPAddress.Parse("10.0.0.53"), 53), "rebound.example", DnsRecordType.A, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<DialException>(() => guard.DialAsync(proxy, TestContext.Current.CancellationToken));

        Assert.Single(inner.Dialled);
    }

    [Fact]
    public void A_guarded_network_is_this_machines_where_the_network_is()
    {
        var inner = new Recorder(IPAddress.Loopback);

        var guard = new GuardedNetwork(inner);

        Assert.Equal((true, 7), (guard.IsThisMachine, guard.ConnectionLimit));
        Assert.Same(inner.TrustedRoots, guard.TrustedRoots);
    }

    private sealed class Recorder(IPAddress answer) : INetwork
    {
        public List<IPEndPoint> Dialled { get; } = [];

        public TimeProvider Time => TimeProvider.System;

        public X509Certificate2Collection? TrustedRoots { get; } = [];

        public int ConnectionLimit => 7;

        public bool IsThisMachine => true;

        public MachineFact DescribeMachine() => throw new NotSupportedException();

        public Task<IPAddress[]> LookUpBySystemAsync(string name, CancellationToken cancellationToken) => Task.FromResult<IPAddress[]>([answer]);

        public Task<DnsAnswer> AskDnsAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken) =>
            Task.FromResult(new DnsAnswer { ResponseCode = 0, Addresses = [answer] });

        public Task<Connection> DialAsync(IPEndPoint remote, CancellationToken cancellationToken)
        {
            Dialled.Add(remote);
            return Task.FromResult(new Connection(Stream.Null, Local: null));
        }
    }
}
