using System.Buffers.Binary;
using MarsNetCheck.Facts;
using MarsNetCheck.Proxies;

namespace MarsNetCheck.Tests.Proxies;

public sealed class ConnectionSettingsTests
{
    public const string DetectOnly = "3C0000003A0000000900000000000000000000000000000000000000000000000000000000000000000000000000000000000000";
    public const string NothingOn = "460000003A000000010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000";
    public const string Everything = "46000000400000000F0000000D000000676F6F676C652E636F6D3A34320B0000004C6F6C3B3C6C6F63616C3E11000000687474703A2F2F676F6F676C652E66722F0000000000000000000000000000000000000000000000000000000000000000";
    public const string AllSwitchedOff = "4600000044000000010000000D000000676F6F676C652E636F6D3A34320B0000004C6F6C3B3C6C6F63616C3E11000000687474703A2F2F676F6F676C652E66722F0000000000000000000000000000000000000000000000000000000000000000";

    private static ConnectionSettings? Read(byte[] bytes, out SettingProblem? problem) => ConnectionSettings.Read(bytes, "DefaultConnectionSettings", out problem);

    private static ConnectionSettings Read(string hex) => Read(Convert.FromHexString(hex), out _) ?? throw new InvalidOperationException("The vector is no setting.");

    /// <summary>A value with these flags and texts and no trailer.</summary>
    internal static byte[] Blob(uint flags, params string[] texts)
    {
        List<byte> bytes = [0x46, 0, 0, 0, 1, 0, 0, 0, (byte)flags, 0, 0, 0];
        foreach (var text in texts)
            bytes.AddRange([(byte)text.Length, 0, 0, 0, .. System.Text.Encoding.Latin1.GetBytes(text)]);
        return [.. bytes];
    }

    [Theory]
    [InlineData(DetectOnly, 0x3C, 58, false, false, true, "", "", "")]
    [InlineData(NothingOn, 0x46, 58, false, false, false, "", "", "")]
    [InlineData(Everything, 0x46, 64, true, true, true, "google.com:42", "Lol;<local>", "http://google.fr/")]
    [InlineData(AllSwitchedOff, 0x46, 68, false, false, false, "google.com:42", "Lol;<local>", "http://google.fr/")]
    public void Known_values_are_read(string hex, int version, int counter, bool manual, bool pac, bool detect, string proxy, string bypass, string url)
    {
        var settings = Read(hex);

        Assert.Equal(((uint)version, (uint)counter), (settings.Header.Version, settings.Header.Counter));
        Assert.Equal((manual, pac, detect), (settings.Header.Manual, settings.Header.Pac, settings.Header.Detect));
        Assert.Equal((proxy, bypass, url), (settings.ProxyServer, settings.ProxyOverride, settings.PacUrl));
    }

    [Theory]
    [InlineData(0x01, false, false, false)]
    [InlineData(0x02, false, false, false)]
    [InlineData(0x03, true, false, false)]
    [InlineData(0x05, false, true, false)]
    [InlineData(0x07, true, true, false)]
    [InlineData(0x09, false, false, true)]
    [InlineData(0x0B, true, false, true)]
    [InlineData(0x0D, false, true, true)]
    [InlineData(0x0F, true, true, true)]
    public void The_flags_say_what_is_on_and_not_the_texts(int flags, bool manual, bool pac, bool detect)
    {
        var header = Read(Blob((uint)flags, "p:1", "", "http://p/"), out _)!.Header;

        Assert.Equal((manual, pac, detect), (header.Manual, header.Pac, header.Detect));
    }

    [Theory]
    [InlineData("", "0 bytes, where at least 12 belong")]
    [InlineData("4600000001000000030000", "11 bytes, where at least 12 belong")]
    [InlineData("FF0000000100000003000000", "version 0xFF, which is none")]
    [InlineData("170000000100000003000000", "version 0x17, which is none")]
    [InlineData("460000000100000003000000FFFFFFFF613A31", "cut off in the proxy, which is on")]
    [InlineData("460000000100000003000000FFFFFF7F613A31", "cut off in the proxy, which is on")]
    [InlineData("46000000010000000300000003", "cut off in the proxy, which is on")]
    [InlineData("460000000100000003000000", "the proxy is on and empty")]
    [InlineData("46000000010000000300000003000000613A310900", "cut off in the bypass list of the proxy, which is on")]
    [InlineData("46000000010000000500000000000000000000000900000068", "cut off in the PAC script, which is on")]
    [InlineData("460000000100000005000000", "the PAC script is on and empty")]
    public void A_malformed_value_is_a_problem_and_no_exception(string hex, string problem)
    {
        Assert.Null(Read(Convert.FromHexString(hex), out var seen));
        Assert.Equal(new SettingProblem(SettingProblemKind.InvalidValue, "DefaultConnectionSettings", problem), seen);
    }

    [Fact]
    public void What_is_cut_off_and_switched_off_is_no_problem()
    {
        Assert.NotNull(Read(Convert.FromHexString("460000000100000009000000FFFFFFFF"), out var problem));
        Assert.Null(problem);
    }

    [Fact]
    public void A_value_without_its_trailer_is_read() => Assert.Equal("p:1", Read(Blob(3, "p:1", "*.a"), out _)?.ProxyServer);

    [Fact]
    public void A_text_ends_at_its_first_NUL() => Assert.Equal("p:80", Read(Blob(3, "p:80\0\0x", ""), out _)?.ProxyServer);

    [Fact]
    public void Half_a_value_with_any_length_in_it_is_never_an_exception()
    {
        var whole = Convert.FromHexString(Everything);
        Assert.All(Enumerable.Range(0, whole.Length - 3), at =>
        {
            _ = Read(whole[..at], out _);
            var lying = (byte[])whole.Clone();
            BinaryPrimitives.WriteUInt32LittleEndian(lying.AsSpan(at), uint.MaxValue - (uint)at);
            Assert.Null(Record.Exception(() => Read(lying, out _)));
        });
    }

    [Theory]
    [InlineData("1800000000000000010000000000000000000000", "direct")]
    [InlineData("2800000000000000010000000000000000000000", "direct")]
    [InlineData("28000000000000000300000004000000613A3432040000002A2E3432", "a:42 except *.42")]
    [InlineData("28000000000000000300000016000000687474703D3139322E3136382E352E34353A3331323800000000", "http=192.168.5.45:3128")]
    public void Known_WinHTTP_values_are_read(string hex, string inForce) =>
        Assert.Equal(inForce, WinHttpSettings.Read(Convert.FromHexString(hex), "WinHttpSettings", out _)?.InForce);

    [Theory]
    [InlineData("28", "1 bytes, where at least 12 belong")]
    [InlineData("280000000000000003000000", "the proxy is on and empty")]
    [InlineData("280000000000000003000000FFFFFFFF61", "cut off in the proxy, which is on")]
    public void A_malformed_WinHTTP_value_is_a_problem(string hex, string problem)
    {
        Assert.Null(WinHttpSettings.Read(Convert.FromHexString(hex), "WinHttpSettings", out var seen));
        Assert.Equal(problem, seen?.Detail);
    }
}
