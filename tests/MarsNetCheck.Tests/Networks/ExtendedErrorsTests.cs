using MarsNetCheck.Networks;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Networks;

public sealed class ExtendedErrorsTests
{
    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0, 15, 0 })]
    [InlineData(new byte[] { 0, 15, 0, 200, 0, 15 })]
    [InlineData(new byte[] { 0, 15, 0, 1, 7 })]
    [InlineData(new byte[] { 0, 10, 0, 2, 0, 15 })]
    public void What_is_no_extended_error_is_left_out(byte[] options) => Assert.Empty(ExtendedErrors.Read(options));

    [Fact]
    public void Control_and_format_characters_of_the_servers_words_reach_no_terminal() =>
        Assert.Equal("red [31m txt.exe", Assert.Single(ExtendedErrors.Read(DnsQuery.ExtendedError(4, "red\u001b[31m\u202etxt.exe\0\n"))).Text);

    [Fact]
    public void Broken_UTF8_is_read_as_far_as_it_is_text() =>
        Assert.Equal("a\uFFFDb", Assert.Single(ExtendedErrors.Read([0, 15, 0, 5, 0, 17, (byte)'a', 0xFF, (byte)'b'])).Text);

    [Fact]
    public void A_long_text_is_cut_between_characters()
    {
        var text = Assert.Single(ExtendedErrors.Read(DnsQuery.ExtendedError(15, new string('x', 199) + "\U0001F6AB and more"))).Text;

        Assert.Equal(new string('x', 199), text);
    }

    [Fact]
    public void No_more_than_four_are_kept() =>
        Assert.Equal([1, 2, 3, 4], ExtendedErrors.Read([.. Enumerable.Range(1, 9).SelectMany(code => DnsQuery.ExtendedError(code))]).Select(e => e.Code));
}
