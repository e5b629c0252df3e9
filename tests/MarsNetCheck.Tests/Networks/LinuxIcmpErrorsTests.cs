using System.Net;
using System.Runtime.Versioning;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Tests.Networks;

[SupportedOSPlatform("linux")]
public sealed class LinuxIcmpErrorsTests
{
    /// <summary>A control message as the kernel writes it for "administratively prohibited" from 10.77.1.1: cmsghdr, sock_extended_err, sockaddr_in.</summary>
    private static readonly byte[] _prohibited =
    [
        48, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0,
        113, 0, 0, 0, 2, 3, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        2, 0, 0, 0, 10, 77, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    [Fact]
    public void Type_code_and_sender_are_read() =>
        Assert.Equal(new IcmpError { Type = 3, Code = 13, Sender = IPAddress.Parse("10.77.1.1") }, LinuxIcmpErrors.Parse(_prohibited));

    [Fact]
    public void An_error_of_local_origin_is_no_icmp()
    {
        byte[] local = [.. _prohibited];
        local[20] = 1;
        Assert.Null(LinuxIcmpErrors.Parse(local));
    }

    [Fact]
    public void A_message_cut_short_is_nothing()
    {
        for (var length = 0; length < 40; length++)
            Assert.Null(LinuxIcmpErrors.Parse(_prohibited.AsSpan(0, length))?.Sender);
    }
}
