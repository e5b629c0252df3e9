using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Tests.Diagnosis;

public sealed class WordingTests
{
    [Theory]
    [InlineData("{a} and {b}", "1 and 2")]
    [InlineData("{a} and {unknown}", "1 and {unknown}")]
    [InlineData("It fails[a:  with {a}].", "It fails with 1.")]
    [InlineData("It fails[unknown:  with {unknown}].", "It fails.")]
    public void Placeholders_and_choices_are_filled(string text, string expected) =>
        Assert.Equal(expected, Wording.Fill(text, new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "1", ["b"] = "2" }));

    [Fact]
    public void What_an_argument_holds_is_not_filled_again() =>
        Assert.Equal("{b} [b: x]", Wording.Fill("{a}", new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "{b} [b: x]", ["b"] = "2" }));

    [Fact]
    public void Control_codes_from_the_network_reach_no_terminal() =>
        Assert.Equal("x [31m", Wording.Fill("{a}", new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "x\u001b[31m" }));

    [Fact]
    public void A_long_argument_is_cut() =>
        Assert.Equal(301, Wording.Fill("{a}", new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = new string('x', 5000) }).Length);

    [Fact]
    public void In_general_a_text_is_in_the_singular() =>
        Assert.Equal("DNS server <servers> answers", Wording.InGeneral("DNS server[serversMany: s] {servers} [one: answers][many: answer]"));

    [Theory]
    [InlineData("[a: Report it to {team}.][b: Renew it.]", "Report it to <team>, or renew it.")]
    [InlineData("[a: Exempt {host}][b: Let {host} pass].", "Exempt <host>, or let <host> pass.")]
    [InlineData("[a: The name is gone][b: DNS is silent][c: {host} has none]", "The name is gone, or DNS is silent, or <host> has none")]
    [InlineData("[a: It is ignored.][b: ProxyServer counts.]", "It is ignored, or ProxyServer counts.")]
    [InlineData("the inspection[a:  or filter][b:  or filter] there", "the inspection or filter there")]
    [InlineData("It is closed[a:  at once][b:  after {bytes} bytes].", "It is closed at once after <bytes> bytes.")]
    [InlineData("Open it to [one: it][many: them][a: .]", "Open it to it.")]
    public void In_general_choices_that_stand_for_each_other_are_joined(string text, string expected) => Assert.Equal(expected, Wording.InGeneral(text));

    [Fact]
    public void In_general_a_text_keeps_its_choices() =>
        Assert.Equal("<proxy> answers (<schemes>).", Wording.InGeneral("{proxy} answers[schemes:  ({schemes})]."));
}
