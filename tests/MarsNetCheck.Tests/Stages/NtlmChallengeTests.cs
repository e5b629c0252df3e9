using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Tests.Stages;

public sealed class NtlmChallengeTests
{
    private static readonly byte[] _message = NtlmChallenges.Message("CONTOSO", [(2, "CONTOSO"), (1, "PROXY"), (4, "contoso.test"), (3, "proxy.contoso.test")]);

    private static readonly ProxyIdentityFact _whole = new()
    {
        TargetName = "CONTOSO",
        NetBiosDomain = "CONTOSO",
        NetBiosComputer = "PROXY",
        DnsDomain = "contoso.test",
        DnsComputer = "proxy.contoso.test",
    };

    [Fact]
    public void A_challenge_names_its_server_and_domain() => Assert.Equal(_whole, NtlmChallenge.Read(_message, new ProxyIdentityFact()));

    [Fact]
    public void A_challenge_that_negotiate_wraps_is_found() =>
        Assert.Equal(_whole, NtlmChallenge.Read([0xA1, 0x81, 0xFF, 0x30, 0x04, .. _message, 0xA3, 0x00], new ProxyIdentityFact()));

    [Fact]
    public void A_challenge_without_a_list_of_names_gives_its_target()
    {
        var old = Convert.FromBase64String("TlRMTVNTUAACAAAAAAAAACgAAAABggAAU3J2Tm9uY2UAAAAAAAAAAA==");
        Assert.Equal(new ProxyIdentityFact { Via = "1.1 gw" }, NtlmChallenge.Read(old, new ProxyIdentityFact { Via = "1.1 gw" }));
    }

    [Fact]
    public void A_challenge_cut_anywhere_or_with_any_byte_changed_is_read_as_far_as_it_goes()
    {
        for (var i = 0; i < _message.Length; i++)
        {
            NtlmChallenge.Read(_message.AsSpan(0, i), new ProxyIdentityFact());
            byte[] changed = [.. _message];
            changed[i] = 0xFF;
            var read = NtlmChallenge.Read(changed, new ProxyIdentityFact());
            Assert.True(read.DnsComputer is null or { Length: <= 256 });
        }
    }
}
