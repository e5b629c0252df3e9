using MarsNetCheck.Facts;
using MarsNetCheck.Revocation;

namespace MarsNetCheck.Tests.Revocation;

public sealed class OcspTests
{
    [Fact]
    public void A_request_is_what_OpenSSL_makes_of_it() => Assert.Equal(Vectors.Question, OcspQuestion.Encode(Issued.Good));

    [Theory]
    [InlineData("http://ocsp.contoso.test")]
    [InlineData("http://ocsp.contoso.test/")]
    [InlineData("http://ocsp.contoso.test/ocsp")]
    public void A_request_is_appended_to_the_responders_address(string responder)
    {
        var url = OcspQuestion.UrlFor(new Uri(responder), Issued.Good);

        var path = url.AbsoluteUri[(responder.TrimEnd('/').Length + 1)..];
        Assert.DoesNotContain('/', path);
        Assert.Equal(Vectors.Question, Convert.FromBase64String(Uri.UnescapeDataString(path)));
    }

    [Fact]
    public void An_answer_of_a_responder_that_the_authority_named_is_believed()
    {
        var good = OcspAnswer.Read(Vectors.GoodAnswer, Issued.Good, Issued.Now);
        var bad = OcspAnswer.Read(Vectors.BadAnswer, Issued.Bad, Issued.Now);

        Assert.Equal((RevocationStatus.Good, true, null), (good.Status, good.Verified, good.Problem));
        Assert.Equal((RevocationStatus.Revoked, true, "keyCompromise"), (bad.Status, bad.Verified, bad.Reason));
        Assert.NotNull(bad.NextUpdate);
    }

    [Fact]
    public void A_server_certificate_of_the_same_authority_is_no_responders() =>
        Assert.Equal(RevocationProblem.BadSignature, OcspAnswer.Read(Vectors.ForgedAnswer, Issued.Bad, Issued.Now).Problem);

    [Fact]
    public void A_responder_whose_certificate_has_ended_is_not_believed() =>
        Assert.Equal(RevocationProblem.BadSignature, OcspAnswer.Read(Vectors.BadAnswer, Issued.Bad, Issued.Now.AddYears(40)).Problem);

    [Fact]
    public void An_answer_about_another_certificate_says_nothing() =>
        Assert.Equal(RevocationProblem.Foreign, OcspAnswer.Read(Vectors.BadAnswer, Issued.Good, Issued.Now).Problem);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void A_responder_may_say_that_it_cannot_answer(byte status) =>
        Assert.Equal(RevocationProblem.ResponderError, OcspAnswer.Read(new byte[] { 0x30, 3, 0x0A, 1, status }, Issued.Good, Issued.Now).Problem);

    [Fact]
    public void Every_beginning_of_an_answer_says_nothing()
    {
        var certificate = Issued.Bad;

        Assert.All(Enumerable.Range(0, Vectors.BadAnswer.Length), length =>
            Assert.Equal(RevocationProblem.Unreadable, OcspAnswer.Read(Vectors.BadAnswer.AsMemory(0, length), certificate, Issued.Now).Problem));
    }

    [Fact]
    public void No_changed_byte_makes_a_good_certificate_revoked_nor_throws()
    {
        var certificate = Issued.Good;
        for (var i = 0; i < Vectors.GoodAnswer.Length; i++)
        {
            var answer = Vectors.GoodAnswer.ToArray();
            answer[i] ^= 0x21;
            var reading = OcspAnswer.Read(answer, certificate, Issued.Now);
            Assert.False(reading is { Status: RevocationStatus.Revoked, Problem: null, Verified: true }, $"byte {i}");
        }
    }

    [Fact]
    public void A_page_is_no_answer() =>
        Assert.Equal(RevocationProblem.Unreadable, OcspAnswer.Read("<html></html>"u8.ToArray(), Issued.Good, Issued.Now).Problem);
}
