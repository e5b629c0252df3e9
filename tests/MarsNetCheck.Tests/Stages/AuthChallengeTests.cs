using MarsNetCheck.Stages;

namespace MarsNetCheck.Tests.Stages;

public sealed class AuthChallengeTests
{
    private static string Read(params string[] fields) => string.Join(" | ", AuthChallenge.ParseAll(fields)
        .Select(c => $"{c.Scheme}:{c.Token}:{string.Join(",", c.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"))}"));

    [Theory]
    [InlineData("Negotiate", "Negotiate::")]
    [InlineData("Negotiate, NTLM", "Negotiate:: | NTLM::")]
    [InlineData("NTLM TlRMTVNTUAACAAAA==", "NTLM:TlRMTVNTUAACAAAA==:")]
    [InlineData("NTLM abc+/=, Basic realm=x", "NTLM:abc+/=: | Basic::realm=x")]
    [InlineData("Basic realm=\"a, b=\\\"c\\\"\" , charset = \"UTF-8\"", "Basic::charset=UTF-8,realm=a, b=\"c\"")]
    [InlineData("Digest REALM=\"r\", nonce=n, realm=\"second\"", "Digest::nonce=n,realm=r")]
    [InlineData(", ,Basic", "Basic::")]
    [InlineData("Basic realm=\"open", "Basic::realm=open")]
    [InlineData("\"=\", NTLM", "NTLM::")]
    [InlineData("", "")]
    [InlineData("===", "")]
    public void A_field_is_read_as_far_as_it_can_be(string field, string read) => Assert.Equal(read, Read(field));

    [Fact]
    public void No_more_than_sixteen_challenges_are_read() =>
        Assert.Equal(16, AuthChallenge.ParseAll([string.Join(", ", Enumerable.Repeat("Basic", 5000))]).Length);

    [Fact]
    public void Tokens_are_not_told_and_realms_are()
    {
        Assert.Equal("NTLM (removed), Basic realm=\"x\"", AuthChallenge.WithoutTokens("NTLM TlRMTVNTUAACAAAA, Basic realm=\"x\""));
        Assert.Equal(["realm"], AuthChallenge.ParseAll(["Digest realm=\"x\", nonce=\"secret\", opaque=\"o\""]).Single().Fact.Parameters.Keys);
    }
}
