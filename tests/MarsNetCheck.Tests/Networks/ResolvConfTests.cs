using MarsNetCheck.Networks;

namespace MarsNetCheck.Tests.Networks;

public sealed class ResolvConfTests
{
    [Fact]
    public void Name_servers_are_read_in_their_order()
    {
        const string text = "# comment\nsearch a.test\nnameserver 10.0.0.1\r\n\tnameserver\t2001:db8::53 # x\nnameserver nonsense\noptions edns0\n";
        Assert.Equal(["10.0.0.1", "2001:db8::53"], ResolvConf.Parse(text).Servers.Select(a => a.ToString()));
    }

    [Fact]
    public void The_last_search_list_counts() =>
        Assert.Equal(["corp.test", "test"], ResolvConf.Parse("domain old.test\nsearch corp.test test\n").SearchDomains);

    [Fact]
    public void A_file_that_is_not_there_names_no_server() => Assert.Empty(ResolvConf.Read("/nonexistent/resolv.conf").Servers);
}
