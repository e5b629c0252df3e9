using MarsNetCheck.Proxies;

namespace MarsNetCheck.Tests.Proxies;

public sealed class ScrubbedTests
{
    [Theory]
    [InlineData("http://bob:S3cret@p.test:8080", "http://p.test:8080")]
    [InlineData("http=bob:S3c/ret@p.test:1;https=p.test:2", "http=…@p.test:1;https=p.test:2")]
    [InlineData("http=http://bob:S3cret@p.test:1;https=http://bob:S3cret@q.test:2", "http=http://p.test:1;https=http://q.test:2")]
    [InlineData("http://bob:1/S3cret@pac.test/p.pac", "http://…@pac.test/p.pac")]
    [InlineData("http://bob:S3?cret@pac.test/p.pac", "http://…@pac.test/p.pac")]
    [InlineData("p.test:8080;bob:S3cret@q.test", "q.test")]
    [InlineData("https=bob:S3c ret@p.test:9", "https=bob:… p.test:9")]
    [InlineData("http://pac.test:8080/p.pac?a=b", "http://pac.test:8080/p.pac?...")]
    public void User_names_and_passwords_go_whatever_characters_they_hold(string text, string shown) => Assert.Equal(shown, Scrubbed.Text(text));

    [Fact]
    public void A_password_whose_end_lies_beyond_the_cut_goes_too() =>
        Assert.DoesNotContain("S3cret", Scrubbed.Text(new string('a', 1980) + " bob:S3cret" + new string('x', 100) + "@p.test"), StringComparison.Ordinal);
}
