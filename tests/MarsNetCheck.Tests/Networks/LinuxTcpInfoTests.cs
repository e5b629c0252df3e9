using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Tests.Networks;

[SupportedOSPlatform("linux")]
public sealed class LinuxTcpInfoTests
{
    [Fact]
    public void The_total_of_retransmissions_stands_after_the_states_and_23_words_and_the_round_trip_after_15()
    {
        var info = new byte[104];
        info[100] = 3;
        info[69] = 4;
        Assert.Equal(new Opening(3, TimeSpan.FromMicroseconds(1024)), LinuxTcpInfo.Parse(info));
    }

    [Fact]
    public void A_round_trip_of_zero_was_not_measured() => Assert.Null(LinuxTcpInfo.Parse(new byte[104]).RoundTrip);

    [Fact]
    [Trait("Only", "Unix")]
    public async Task On_loopback_no_SYN_is_sent_again_and_the_kernel_tells_the_round_trip()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var connection = await new SystemNetwork().DialAsync((IPEndPoint)listener.LocalEndPoint!, TestContext.Current.CancellationToken);
        await using var stream = connection.Stream;
        Assert.Equal(0, connection.Retransmissions);
        Assert.InRange(connection.RoundTrip!.Value, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1));
    }
}
