using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Tests.Networks;

[SupportedOSPlatform("linux")]
public sealed class LinuxTcpInfoTests
{
    [Fact]
    public void The_total_of_retransmissions_stands_after_the_states_and_23_words()
    {
        var info = new byte[104];
        info[100] = 3;
        Assert.Equal(3, LinuxTcpInfo.Parse(info));
    }

    [Fact]
    [Trait("Only", "Unix")]
    public async Task On_loopback_no_SYN_is_sent_again()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var connection = await new SystemNetwork().DialAsync((IPEndPoint)listener.LocalEndPoint!, TestContext.Current.CancellationToken);
        await using var stream = connection.Stream;
        Assert.Equal(0, connection.Retransmissions);
    }
}
