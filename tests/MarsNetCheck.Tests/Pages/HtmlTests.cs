using MarsNetCheck.Pages;

namespace MarsNetCheck.Tests.Pages;

public sealed class HtmlTests
{
    private const string Evil = "\"'><script>alert(1)</script>&amp;`";

    [Fact]
    public void Text_in_a_hole_is_encoded() =>
        Assert.Equal("<p>&quot;&#x27;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;`</p>", Html.Of($"<p>{Evil}</p>").ToString());

    [Fact]
    public void Text_in_an_attribute_cannot_leave_it() =>
        Assert.Equal("""<p title="&quot;&#x27;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;`"></p>""", Html.Of($"""<p title="{Evil}"></p>""").ToString());

    [Fact]
    public void Markup_stays_markup_and_text_is_encoded_once()
    {
        var inner = Html.Of($"<b>{"a & b"}</b>");

        Assert.Equal("<p><b>a &amp; b</b><b>a &amp; b</b></p>", Html.Of($"<p>{inner}{new[] { inner }.AsEnumerable()}</p>").ToString());
    }

    [Theory]
    [InlineData("\u202Egnp.exe")]
    [InlineData("\u2066x\u2069")]
    [InlineData("a\u0000b")]
    [InlineData("\u001b[31m")]
    [InlineData("zero\u200Bwidth")]
    [InlineData("line\u2028separator")]
    public void What_is_invisible_or_turns_the_writing_round_is_shown_as_such(string text) =>
        Assert.Contains("\uFFFD", Html.Text(text).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Letters_of_all_scripts_stay_readable() =>
        Assert.Equal("Zürich Łódź Москва 東京 عربي", Html.Text("Zürich Łódź Москва 東京 عربي").ToString());

    [Fact]
    public void Half_a_surrogate_does_not_break_the_page() =>
        Assert.Equal("a&#xFFFD;b", Html.Text("a\uD83Db").ToString());

    [Fact]
    public void Text_may_not_be_an_address() =>
        Assert.Throws<InvalidOperationException>(() => Html.Of($"""<a href="{Evil}">x</a>"""));

    [Fact]
    public void Text_may_not_be_part_of_an_address() =>
        Assert.Throws<InvalidOperationException>(() => Html.Of($"""<a href="/endpoints/{Evil}">x</a>"""));

    [Fact]
    public void Text_may_not_be_a_style() =>
        Assert.Throws<InvalidOperationException>(() => Html.Of($"""<p style="{Evil}">x</p>"""));

    [Fact]
    public void Text_may_not_be_a_handler() =>
        Assert.Throws<InvalidOperationException>(() => Html.Of($"""<p onclick="{Evil}">x</p>"""));

    [Fact]
    public void Text_may_not_stand_unquoted() =>
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<p title={Evil}>x</p>"));

    [Fact]
    public void Text_may_not_name_a_tag() =>
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<{Evil}>"));

    [Fact]
    public void Text_may_not_stand_in_a_script() =>
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<script>{Evil}</script>"));

    [Fact]
    public void Text_may_not_stand_in_a_style_sheet() =>
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<style>{Evil}</style>"));

    [Fact]
    public void Markup_may_not_stand_in_an_attribute() =>
        Assert.Throws<InvalidOperationException>(() => Html.Of($"""<p title="{Html.Text("x")}">x</p>"""));

    [Fact]
    public void A_tag_must_be_closed_where_the_markup_ends() =>
        Assert.Throws<InvalidOperationException>(() => Html.Of($"""<p title="x"""));

    [Fact]
    public void An_address_stands_only_where_one_is_expected()
    {
        var address = Href.Path("/mars", "endpoints", "a");

        Assert.Equal("""<a href="/mars/endpoints/a">x</a>""", Html.Of($"""<a href="{address}">x</a>""").ToString());
        Assert.Throws<InvalidOperationException>(() => Html.Of($"""<a title="{address}">x</a>"""));
    }

    [Theory]
    [InlineData("", "a b/c?d#e", "/endpoints/a%20b%2Fc%3Fd%23e")]
    [InlineData("/mars/", "x", "/mars/endpoints/x")]
    [InlineData("//evil.example", "x", "/evil.example/endpoints/x")]
    [InlineData("javascript:alert(1)", "x", "/javascript%3Aalert%281%29/endpoints/x")]
    [InlineData("", "..", "/endpoints/-")]
    [InlineData("", "%2e%2e", "/endpoints/-")]
    public void An_address_leads_nowhere_else(string root, string segment, string expected) =>
        Assert.Equal(expected, Href.Path(root, "endpoints", segment).ToString());

    [Fact]
    public void Parameters_are_escaped() =>
        Assert.Equal("/history?a=1%262&b=%22", Href.Path("", "history").With("a", "1&2").With("b", "\"").ToString());
}
