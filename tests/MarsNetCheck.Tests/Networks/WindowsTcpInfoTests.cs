using System.Runtime.Versioning;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Tests.Networks;

[SupportedOSPlatform("windows")]
public sealed class WindowsTcpInfoTests
{
    [Fact]
    public void The_number_of_repeated_SYNs_is_the_byte_after_21_words()
    {
        var info = new byte[88];
        info[84] = 2;
        Assert.Equal(2, WindowsTcpInfo.Parse(info));
    }
}
