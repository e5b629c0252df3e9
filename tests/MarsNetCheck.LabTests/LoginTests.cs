using System.Text.Json;

namespace MarsNetCheck.LabTests;

/// <summary>Logins to a real proxy, for tunnels and for plain HTTP alike: the catalog has endpoints of both kinds.</summary>
[Collection(LabCollection.Name)]
public sealed class LoginTests(Lab lab)
{
    [Theory]
    [InlineData(3130)]
    [InlineData(3131)]
    [InlineData(3132)]
    [InlineData(3135)]
    public async Task The_right_password_gets_everything_through(int port)
    {
        var report = await CheckAsync(port, "Passw0rd");

        Assert.Empty(report.Problems);
        Assert.Empty(report.Remarks);
        Assert.Equal("ready", report.Verdict);
    }

    [Theory]
    [InlineData(3129, "Basic")]
    [InlineData(3130, "Digest")]
    [InlineData(3131, "NTLM")]
    public async Task The_wrong_password_is_one_finding(int port, string scheme)
    {
        var report = await CheckAsync(port, "wrong");

        var finding = report.Only("proxy.auth-rejected");
        Assert.Equal(report.Endpoints.Keys, finding.Endpoints);
        Assert.Equal(("rejected", scheme), (Login(finding, "outcome"), Login(finding, "scheme")));
        Assert.Equal(1, report.Status);
    }

    [Fact]
    public async Task A_wrong_password_gets_no_ticket()
    {
        var finding = (await CheckAsync(3132, "wrong")).Only("proxy.auth-rejected");

        Assert.Equal("noTicket", Login(finding, "outcome"));
        Assert.Equal("local", finding.Blame);
    }

    [Fact]
    public async Task The_challenge_of_NTLM_gives_the_proxy_away()
    {
        var identity = (await CheckAsync(3131, "wrong")).Only("proxy.auth-rejected").Evidence.GetProperty("identity");

        Assert.Equal("CONTOSO", identity.GetProperty("netBiosDomain").GetString());
        Assert.Equal("proxy.lab.test", identity.GetProperty("dnsComputer").GetString());
    }

    // This account's own NTLM is Windows' alone.
    [Fact]
    public async Task A_scheme_that_this_account_does_not_speak_is_told()
    {
        lab.Require();

        var report = await lab.CheckAsync(WithTickets("/nowhere"), "--proxy", $"{Lab.ProxyName}:3131", "--integrated");

        Assert.Equal("noCommonScheme", Login(report.Only("proxy.auth-rejected"), "outcome"));
    }

    [Theory]
    [InlineData(3132)]
    [InlineData(3135)]
    public async Task A_ticket_of_this_account_gets_everything_through(int port)
    {
        lab.Require();
        var cache = Path.GetTempFileName();
        try
        {
            var ticket = await lab.ScriptAsync("run", ["--set", $"KRB5CCNAME=FILE:{cache}", "--", "sh", "-c", "echo Passw0rd | kinit user"]);
            Assert.True(ticket.Status == 0, ticket.Errors);

            var report = await lab.CheckAsync(WithTickets(cache), "--proxy", $"{Lab.ProxyName}:{port}", "--integrated");

            Assert.Empty(report.Problems);
            Assert.Equal("ready", report.Verdict);
        }
        finally
        {
            File.Delete(cache);
        }
    }

    [Theory]
    [InlineData(3132)]
    [InlineData(3135)]
    public async Task Without_a_ticket_this_account_cannot_log_in(int port)
    {
        var report = await lab.CheckAsync(WithTickets("/nowhere"), "--proxy", $"{Lab.ProxyName}:{port}", "--integrated");

        Assert.Equal(["proxy.auth-rejected"], report.Problems);
        Assert.Equal("noTicket", Login(report.Only("proxy.auth-rejected"), "outcome"));
    }

    private static ClientSetup WithTickets(string cache) => new() { Variables = [$"KRB5CCNAME=FILE:{cache}"] };

    private static string? Login(CheckFinding finding, string member) =>
        finding.Evidence.GetProperty("login").TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private async Task<CheckResult> CheckAsync(int port, string password)
    {
        lab.Require();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, password + "\n", TestContext.Current.CancellationToken);
            return await lab.CheckAsync(WithTickets("/nowhere"), "--proxy", $"{Lab.ProxyName}:{port}", "--proxy-user", "user", "--proxy-password-file", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
