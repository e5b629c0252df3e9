using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;
using MarsNetCheck.Revocation;

namespace MarsNetCheck.Tests.Revocation;

public sealed class RevocationListTests
{
    public static TheoryData<string> Keys => ["rsa-sha256", "rsa-sha384", "rsa-sha512", "pss-sha256", "pss-sha512", "p256-sha256", "p384-sha384"];

    [Fact]
    public void A_list_of_OpenSSL_tells_good_from_revoked()
    {
        var list = RevocationList.Read(Vectors.List, Issued.Good);

        Assert.Equal((RevocationStatus.Good, true), (list.StatusOf(Issued.Good).Status, list.StatusOf(Issued.Good).Verified));
        var bad = list.StatusOf(Issued.Bad);
        Assert.Equal((RevocationStatus.Revoked, "keyCompromise", null), (bad.Status, bad.Reason, bad.Problem));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 1, 40, 40, TimeSpan.Zero), bad.RevokedAt);
        Assert.Equal(7300, (bad.NextUpdate - bad.ThisUpdate)!.Value.Days);
    }

    [Fact]
    public void A_list_that_OpenSSL_signed_by_PSS_is_verified() => Assert.True(RevocationList.Read(Vectors.PssList, Issued.Bad).StatusOf(Issued.Bad).Verified);

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_list_is_verified_by_the_key_of_its_issuer_whatever_its_kind(string kind)
    {
        var (key, hash, padding) = KeyOf(kind);
        using (key)
        {
            var (certificate, list) = Issued.By(key, hash, padding, (b, serial) => b.AddEntry(serial, Issued.Now.AddDays(-1), X509RevocationReason.Superseded));

            var reading = RevocationList.Read(list, certificate).StatusOf(certificate);

            Assert.Equal((RevocationStatus.Revoked, true, "superseded"), (reading.Status, reading.Verified, reading.Reason));
            Assert.Equal(Issued.Now.AddDays(-1), reading.RevokedAt);
        }
    }

    [Fact]
    public void A_serial_number_that_is_part_of_another_is_not_revoked()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (certificate, list) = Issued.By(key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, (b, serial) => b.AddEntry([1, 2, (byte)serial.Length, .. serial], Issued.Now));

        Assert.Equal(RevocationStatus.Good, RevocationList.Read(list, certificate).StatusOf(certificate).Status);
    }

    [Fact]
    public void A_large_list_is_searched_quickly()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (certificate, list) = Issued.By(key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, (b, serial) =>
        {
            for (var i = 0; i < 50_000; i++)
                b.AddEntry([1, .. BitConverter.GetBytes(i)], Issued.Now);
            b.AddEntry(serial, Issued.Now);
        });

        Assert.True(list.Length < RevocationFetch.Largest);
        Assert.Equal(RevocationStatus.Revoked, RevocationList.Read(list, certificate).StatusOf(certificate).Status);
    }

    [Fact]
    public void A_changed_list_is_not_the_authorities()
    {
        var list = Vectors.List.ToArray();
        // The last byte before the signature's algorithm is in the body.
        list[60] ^= 1;

        var reading = RevocationList.Read(list, Issued.Bad).StatusOf(Issued.Bad);

        Assert.NotNull(reading.Problem);
        Assert.Equal(RevocationStatus.Unknown, reading.Status);
    }

    [Fact]
    public void A_list_with_another_signature_says_nothing()
    {
        var list = Vectors.List.ToArray();
        list[^1] ^= 1;

        var reading = RevocationList.Read(list, Issued.Bad).StatusOf(Issued.Bad);

        Assert.Equal((RevocationProblem.BadSignature, false, RevocationStatus.Unknown), (reading.Problem, reading.Verified, reading.Status));
    }

    [Fact]
    public void A_list_of_another_authority_says_nothing()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (certificate, _) = Issued.By(key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, (_, _) => { });

        Assert.Equal(RevocationProblem.Foreign, RevocationList.Read(Vectors.List, certificate).StatusOf(certificate).Problem);
    }

    [Theory]
    [InlineData(1, false, null)]
    [InlineData(1, true, RevocationProblem.Foreign)]
    [InlineData(2, false, RevocationProblem.Foreign)]
    [InlineData(2, true, null)]
    [InlineData(4, false, RevocationProblem.Foreign)]
    [InlineData(5, false, RevocationProblem.Foreign)]
    [InlineData(5, true, RevocationProblem.Foreign)]
    public void A_list_of_certificates_of_one_kind_says_nothing_of_the_others(int scope, bool isAuthority, RevocationProblem? problem)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (certificate, list) = Issued.By(key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, (_, _) => { });
        certificate = certificate with { IsAuthority = isAuthority };

        var reading = RevocationList.Read(Issued.Scoped(key, list, scope), certificate).StatusOf(certificate);

        Assert.Equal((problem, problem is null ? RevocationStatus.Good : RevocationStatus.Unknown), (reading.Problem, reading.Status));
    }

    [Fact]
    public void Every_beginning_of_a_list_is_unreadable()
    {
        var certificate = Issued.Bad;

        Assert.All(Enumerable.Range(0, Vectors.List.Length), length =>
            Assert.Equal(RevocationProblem.Unreadable, RevocationList.Read(Vectors.List.AsMemory(0, length), certificate).StatusOf(certificate).Problem));
    }

    [Fact]
    public void No_changed_byte_revokes_a_certificate_nor_throws()
    {
        var certificate = Issued.Good;
        for (var i = 0; i < Vectors.List.Length; i++)
        {
            var list = Vectors.List.ToArray();
            list[i] ^= 0x55;
            Assert.NotEqual(RevocationStatus.Revoked, RevocationList.Read(list, certificate).StatusOf(certificate).Status);
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Access denied</body></html>")]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0\u0003\u0002\u0001\u0000")]
    public void What_is_no_list_is_unreadable(string text) =>
        Assert.Equal(RevocationProblem.Unreadable, RevocationList.Read(System.Text.Encoding.Latin1.GetBytes(text), Issued.Bad).StatusOf(Issued.Bad).Problem);

    [Fact]
    public void Deep_nesting_is_unreadable_and_does_no_harm()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        for (var i = 0; i < 2000; i++)
            writer.PushSequence();
        for (var i = 0; i < 2000; i++)
            writer.PopSequence();

        Assert.Equal(RevocationProblem.Unreadable, RevocationList.Read(writer.Encode(), Issued.Bad).StatusOf(Issued.Bad).Problem);
    }

    private static (AsymmetricAlgorithm Key, HashAlgorithmName Hash, RSASignaturePadding Padding) KeyOf(string kind)
    {
        var hash = new HashAlgorithmName(kind.Split('-')[1].ToUpperInvariant());
        return kind.Split('-')[0] switch
        {
            "rsa" => (RSA.Create(2048), hash, RSASignaturePadding.Pkcs1),
            "pss" => (RSA.Create(2048), hash, RSASignaturePadding.Pss),
            "p256" => (ECDsa.Create(ECCurve.NamedCurves.nistP256), hash, RSASignaturePadding.Pkcs1),
            _ => (ECDsa.Create(ECCurve.NamedCurves.nistP384), hash, RSASignaturePadding.Pkcs1),
        };
    }
}
