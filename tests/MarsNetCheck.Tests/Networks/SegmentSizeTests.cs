using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Tests.Networks;

public sealed class SegmentSizeTests
{
    private const int IpprotoTcp = 6;
    private const int TcpMaxSeg = 2;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Only", "Unix")]
    public async Task The_other_side_is_told_the_limit()
    {
        using var listener = Listen();
        var connection = await new SystemNetwork().DialAsync((IPEndPoint)listener.LocalEndPoint!, new DialOptions { MaximumSegmentSize = 536 }, Token);
        await using var stream = connection.Stream;
        using var accepted = await listener.AcceptAsync(Token);
        var size = 0;
        accepted.GetRawSocketOption(IpprotoTcp, TcpMaxSeg, MemoryMarshal.AsBytes(new Span<int>(ref size)));
        Assert.InRange(size, 88, 536);
    }

    [Fact]
    [Trait("Only", "Unix")]
    public async Task A_size_that_the_platform_does_not_take_is_told_before_anything_is_sent()
    {
        using var listener = Listen();
        var error = await Assert.ThrowsAsync<DialException>(() =>
            new SystemNetwork().DialAsync((IPEndPoint)listener.LocalEndPoint!, new DialOptions { MaximumSegmentSize = 1 }, Token));
        Assert.Equal(SocketError.ProtocolOption, error.Error);
    }

    private static Socket Listen()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        return listener;
    }
}
