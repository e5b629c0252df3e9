using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Tests.Engine;

namespace MarsNetCheck.Tests.Networks;

public sealed class NetworkDecoratorTests
{
    private static readonly IPEndPoint _remote = new(IPAddress.Parse("192.0.2.7"), 443);

    [Fact]
    public void What_is_not_overridden_is_the_other_networks()
    {
        var inner = new SilentNetwork { ConnectionLimit = 77 };
        var network = new OwnDial(inner);

        Assert.Equal((77, inner.Time, "TEST", false), (network.ConnectionLimit, network.Time, network.DescribeMachine().Host, network.IsThisMachine));
        Assert.Same(inner.TrustedRoots?.GetType(), network.TrustedRoots?.GetType());
    }

    [Fact]
    public void Over_this_machines_network_it_is_still_this_machine() => Assert.True(new OwnDial(inner: null).IsThisMachine);

    [Fact]
    public async Task One_override_sees_every_dial()
    {
        var network = new OwnDial(new SilentNetwork());

        await Assert.ThrowsAsync<DialException>(() => network.DialAsync(_remote, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<DialException>(() => network.DialAsync(_remote, new DialOptions { MaximumSegmentSize = 500 }, TestContext.Current.CancellationToken));

        Assert.Equal([null, 500], network.Seen);
    }

    [Fact]
    public async Task Names_are_looked_up_by_the_other_network_all_the_same()
    {
        var answer = await new OwnDial(new SilentNetwork()).AskDnsAsync(_remote, "a.test", DnsRecordType.A, TestContext.Current.CancellationToken);

        Assert.Equal("20.190.128.1", Assert.Single(answer.Addresses).ToString());
    }

    private sealed class OwnDial(INetwork? inner) : NetworkDecorator(inner)
    {
        public List<int?> Seen { get; } = [];

        public override Task<Connection> DialAsync(IPEndPoint remote, DialOptions options, CancellationToken cancellationToken)
        {
            Seen.Add(options.MaximumSegmentSize);
            throw new DialException(System.Net.Sockets.SocketError.ConnectionRefused);
        }
    }
}
