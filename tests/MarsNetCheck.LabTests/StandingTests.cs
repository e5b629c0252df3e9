namespace MarsNetCheck.LabTests;

/// <summary>What the lab promises of itself.</summary>
[Collection(LabCollection.Name)]
public sealed class StandingTests(Lab lab)
{
    [Theory]
    [InlineData("client", "eth0 lo")]
    [InlineData("proxy", "eth0 lo")]
    [InlineData("inet", "eth0 lo")]
    [InlineData("fw", "dmz lan lo wan")]
    public async Task No_namespace_has_a_way_out(string role, string interfaces)
    {
        var list = await lab.InsideAsync(role, "ls", "/sys/class/net");

        Assert.Equal(interfaces.Split(' '), list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task An_address_that_belongs_to_nobody_is_unreachable()
    {
        var answer = await lab.InsideAsync("client", "bash", "-c", "echo >/dev/tcp/192.0.2.1/443");

        Assert.NotEqual(0, answer.Status);
        Assert.Contains("No route to host", answer.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_second_lab_stands_beside_the_first_and_leaves_nothing_behind()
    {
        lab.Require();
        var name = $"s{Environment.ProcessId}";

        var up = await lab.ScriptAsync("up", ["--owner", $"{Environment.ProcessId}"], name);
        var again = await lab.ScriptAsync("up", [], name);
        var answer = await lab.ScriptAsync("run", ["--", "bash", "-c", "echo >/dev/tcp/login.microsoftonline.com/443"], name);
        var fault = await lab.ScriptAsync("fault", ["drop", "on"], name);
        var untouched = await lab.InsideAsync("client", "bash", "-c", "echo >/dev/tcp/login.microsoftonline.com/443");
        var down = await lab.ScriptAsync("down", [], name);
        var downAgain = await lab.ScriptAsync("down", [], name);

        Assert.All([up, again, answer, fault, untouched, down, downAgain], c => Assert.True(c.Status == 0, c.Errors));
        Assert.Equal(up.Output, again.Output);
        Assert.False(Directory.Exists(up.Output.Trim()));
        Assert.Empty(Directory.GetDirectories("/etc/netns", $"*-{name}-*"));
        Assert.Empty(Directory.GetFiles("/run/netns", $"*-{name}-*"));
    }
}
