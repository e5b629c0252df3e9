using System.Text;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Tests.Stages;

public sealed class NtlmResponseTests
{
    private static readonly NtlmIdentity _identity = new(ProxyCredentials.Of(@"Domain\User", "Password"));

    // RFC 1320 appendix A.5; the fourth is longer than a block.
    [Theory]
    [InlineData("", "31d6cfe0d16ae931b73c59d7e0c089c0")]
    [InlineData("abc", "a448017aaf21d8525fc10ae87aa6729d")]
    [InlineData("message digest", "d9130a8164549fe818874806e1c7014b")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "e33b4ddc9c38f2199c3e7b164fcc0536")]
    public void MD4_is_that_of_RFC_1320(string text, string digest) =>
        Assert.Equal(digest, Convert.ToHexStringLower(Md4.Hash(Encoding.ASCII.GetBytes(text))));

    // MS-NLMP section 4.2.4.
    [Fact]
    public void The_answer_is_that_of_the_documents_example()
    {
        var challenge = NtlmChallenges.Message("Server", [(2, "Domain"), (1, "Server")]);
        Convert.FromHexString("0123456789abcdef").CopyTo(challenge, 24);

        var message = NtlmResponse.Authenticate(challenge, _identity, Convert.FromHexString("aaaaaaaaaaaaaaaa"), 0)!;

        var response = message.AsSpan(BitConverter.ToInt32(message, 24), BitConverter.ToUInt16(message, 20));
        Assert.Equal("68cd0ab851e51c96aabc927bebef6a1c", Convert.ToHexStringLower(response[..16]));
        Assert.Equal("User", Encoding.Unicode.GetString(message, BitConverter.ToInt32(message, 40), BitConverter.ToUInt16(message, 36)));
    }

    [Fact]
    public void A_challenge_that_is_cut_is_not_answered()
    {
        var challenge = NtlmChallenges.Message("Server", [(2, "Domain"), (1, "Server")]);

        Assert.All(Enumerable.Range(0, challenge.Length), i => Assert.Null(NtlmResponse.Authenticate(challenge.AsSpan(0, i), _identity, new byte[8], 0)));
    }
}
