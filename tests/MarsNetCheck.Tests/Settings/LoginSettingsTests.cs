using System.Runtime.Versioning;
using MarsNetCheck.Routes;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Tests.Settings;

public sealed class LoginSettingsTests
{
    private const string Secret = "S3cret-Passw0rd";

    private static readonly SettingsSource _source = CheckSettingsReaderTests.Source;

    [Fact]
    public void The_password_is_the_first_line_of_its_file()
    {
        using var files = new SettingFiles();
        var file = files.Write("password", "\uFEFF" + Secret + "\r\nsecond line\n");

        var input = CheckSettingsReaderTests.Read(new CheckSettings { ProxyUser = @"CONTOSO\user", ProxyPasswordFile = file });

        Assert.Equal((@"CONTOSO\user", Secret), (input.Options.Credentials?.UserName, input.Options.Credentials?.Password));
        Assert.Empty(input.Warnings);
    }

    [Fact]
    public void The_password_is_in_the_environment_if_no_file_is_named()
    {
        var input = CheckSettingsReaderTests.Read(new CheckSettings { ProxyUser = "user" }, _source with { EnvironmentVariable = Of, AskPassword = () => "typed" });

        Assert.Equal(Secret, input.Options.Credentials?.Password);

        static string? Of(string name) => name is "MARSNETCHECK_PROXY_PASSWORD" ? Secret : null;
    }

    [Fact]
    public void The_password_is_asked_for_if_it_is_nowhere()
    {
        var input = CheckSettingsReaderTests.Read(new CheckSettings { ProxyUser = "user" }, _source with { AskPassword = () => Secret });

        Assert.Equal(Secret, input.Options.Credentials?.Password);
    }

    [Fact]
    public void Nobody_is_asked_while_something_else_is_wrong()
    {
        var asking = _source with { AskPassword = () => throw new InvalidOperationException("Asked.") };

        Assert.StartsWith("Check:Budget: ", Assert.Single(CheckSettingsReaderTests.Refused(new CheckSettings { ProxyUser = "user", Budget = "x" }, asking)), StringComparison.Ordinal);
    }

    [Fact]
    public void Integrated_is_this_accounts_own_logon() =>
        Assert.Same(ProxyCredentials.Integrated, CheckSettingsReaderTests.Read(new CheckSettings { Integrated = true }).Options.Credentials);

    [Theory]
    [InlineData(true, "user", null, null, "Check:Integrated and Check:ProxyUser contradict each other: it is either this account or another; drop one of them")]
    [InlineData(false, null, "file", null, "Check:ProxyPasswordFile: there is no user for the password; give Check:ProxyUser NAME, too")]
    [InlineData(true, null, null, "none", "Check:Integrated and Check:Proxy none contradict each other: without a proxy there is no login; drop one of them")]
    [InlineData(false, "user", null, "none", "Check:ProxyUser and Check:Proxy none contradict each other: without a proxy there is no login; drop one of them")]
    [InlineData(false, "user", null, null, "Check:ProxyUser: there is no password, and nobody to ask for it; give Check:ProxyPasswordFile FILE or set MARSNETCHECK_PROXY_PASSWORD")]
    [InlineData(false, "user", "/no/such/file", null, "Check:ProxyPasswordFile: /no/such/file: does not exist; check the path")]
    public void What_contradicts_or_is_missing_is_an_error(bool integrated, string? user, string? file, string? proxy, string line) =>
        Assert.Equal([line], CheckSettingsReaderTests.Refused(new CheckSettings { Integrated = integrated, ProxyUser = user, ProxyPasswordFile = file, Proxy = proxy }));

    [Theory]
    [InlineData("\n", "the password is empty; ")]
    [InlineData("S3cret\u0001\n", "the password holds a control character; ")]
    public void A_password_that_cannot_be_one_is_an_error_that_does_not_repeat_it(string content, string problem)
    {
        using var files = new SettingFiles();
        var file = files.Write("password", content);

        var line = Assert.Single(CheckSettingsReaderTests.Refused(new CheckSettings { ProxyUser = "user", ProxyPasswordFile = file }));

        Assert.StartsWith($"Check:ProxyPasswordFile: {file}: {problem}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret", line, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Only", "Unix")]
    [UnsupportedOSPlatform("windows")]
    public void A_password_file_that_everybody_can_read_is_warned_of()
    {
        using var files = new SettingFiles();
        var file = files.Write("password", Secret);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        Assert.Equal(
            [$"Check:ProxyPasswordFile: {file}: everybody on this machine can read it; take that right away (chmod 600)"],
            CheckSettingsReaderTests.Read(new CheckSettings { ProxyUser = "user", ProxyPasswordFile = file }).Warnings);
    }
}
