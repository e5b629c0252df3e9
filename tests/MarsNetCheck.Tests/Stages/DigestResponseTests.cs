using MarsNetCheck.Routes;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Tests.Stages;

public sealed class DigestResponseTests
{
    private const string Nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private const string ClientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    private static string? Answer(string challenge, string user = "Mufasa", string password = "Circle of Life") =>
        DigestResponse.Of(AuthChallenge.ParseAll([challenge]).Single(), ProxyCredentials.Of(user, password), "GET", "/dir/index.html", ClientNonce);

    // RFC 7616 section 3.9.1.
    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void The_examples_of_RFC_7616_come_out(string algorithm, string response)
    {
        var answer = Answer($"Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm={algorithm}, nonce=\"{Nonce}\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
        Assert.Contains($"response=\"{response}\"", answer, StringComparison.Ordinal);
        Assert.Contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\", qop=auth, nc=00000001, cnonce=", answer, StringComparison.Ordinal);
    }

    // The example of RFC 2617 section 3.5 without its qop, as RFC 2069 has it.
    [Fact]
    public void A_challenge_without_qop_is_answered_as_of_old()
    {
        var answer = Answer("Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"", password: "Circle Of Life");
        Assert.Contains("response=\"670fd8c2df070c60b045671b8b24ff02\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("cnonce", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_hashes_the_secret_with_the_nonces()
    {
        var plain = Answer($"Digest realm=\"r\", qop=\"auth\", algorithm=MD5, nonce=\"{Nonce}\"");
        var session = Answer($"Digest realm=\"r\", qop=\"auth\", algorithm=MD5-sess, nonce=\"{Nonce}\"");
        Assert.Contains("algorithm=MD5-sess", session, StringComparison.Ordinal);
        Assert.NotEqual(plain!.Split("response=")[1][..34], session!.Split("response=")[1][..34]);
    }

    [Theory]
    [InlineData("algorithm=SHA-512-256")]
    [InlineData("qop=\"auth-int\"")]
    public void What_is_not_spoken_is_not_answered(string parameter) => Assert.Null(Answer($"Digest realm=\"r\", nonce=\"n\", {parameter}"));
}
