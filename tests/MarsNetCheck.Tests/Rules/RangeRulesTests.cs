using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

public sealed class RangeRulesTests
{
    private const string First = "20.190.128.0/18";
    private const string Second = "40.126.0.0/18";

    [Fact]
    public void Ranges_that_answer_are_fine()
    {
        var judgement = EvidenceBuilder.Healthy().Sweep(Sweep(First, 16, _ => null)).Sweep(Sweep(Second, 16, _ => null)).Judge();

        Assert.Empty(judgement.All());
        Assert.All(judgement.Ranges, r => Assert.Equal(RangeVerdict.Ok, r.Verdict));
    }

    [Fact]
    public void A_silent_half_looks_like_a_longer_prefix()
    {
        var judgement = EvidenceBuilder.Healthy().Sweep(Sweep(First, 16, i => i < 8 ? null : FailureKind.Timeout)).Judge();

        var finding = judgement.Only("range.partial");
        Assert.Contains("20.190.128.0/19 answers, 20.190.160.0/19 does not", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("a /19 instead of a /18", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(RangeVerdict.Partial, judgement.Ranges[0].Verdict);
        Assert.Equal(OverallVerdict.Degraded, judgement.Verdict);
    }

    [Fact]
    public void A_silent_quarter_is_how_the_real_ranges_are()
    {
        var judgement = EvidenceBuilder.Healthy().Sweep(Sweep(First, 16, i => i is >= 4 and < 8 ? FailureKind.Timeout : null)).Judge();

        Assert.Empty(judgement.All());
        Assert.Equal(RangeVerdict.Ok, judgement.Ranges[0].Verdict);
    }

    [Theory]
    [InlineData(FailureKind.Prohibited)]
    [InlineData(FailureKind.Refused)]
    public void A_silent_quarter_that_a_filter_marks_is_told_by_prefixes(FailureKind mark)
    {
        var finding = EvidenceBuilder.Healthy().Sweep(Sweep(First, 16, i => i == 5 ? mark : i is >= 4 and < 8 ? FailureKind.Timeout : null)).Judge().Only("range.partial");

        Assert.Contains("20.190.128.0/20, 20.190.160.0/19 answers, 20.190.144.0/20 does not", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Scattered_silence_is_how_the_real_ranges_are() =>
        Assert.Equal(RangeVerdict.Ok, EvidenceBuilder.Healthy().Sweep(Sweep(First, 16, i => i % 3 == 0 ? null : FailureKind.Timeout)).Judge().Ranges[0].Verdict);

    [Fact]
    public void Silence_of_a_half_is_nothing_where_hardly_anything_answers()
    {
        var judgement = EvidenceBuilder.Healthy().Sweep(Sweep(First, 16, i => i == 1 ? null : FailureKind.Timeout)).Judge();

        Assert.Equal(RangeVerdict.Ok, judgement.Ranges[0].Verdict);
        Assert.Empty(judgement.All());
    }

    [Fact]
    public void Two_prohibitions_are_stronger_than_silence() =>
        Assert.Equal(RangeVerdict.Partial, EvidenceBuilder.Healthy()
            .Sweep(Sweep(First, 4, i => i < 2 ? null : FailureKind.Prohibited)).Judge().Ranges[0].Verdict);

    [Fact]
    public void A_silent_range_without_a_control_is_unproven()
    {
        var judgement = EvidenceBuilder.Healthy().Sweep(Sweep(First, 16, _ => FailureKind.Timeout)).Sweep(Sweep(Second, 16, _ => FailureKind.Timeout)).Judge();

        Assert.Equal(["range.unproven", "range.unproven"], judgement.Codes());
        Assert.All(judgement.Ranges, r => Assert.Equal(RangeVerdict.Inconclusive, r.Verdict));
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_silent_range_beside_one_that_answers_is_blocked()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("40.126.1.11"))
            .Sweep(Sweep(First, 16, _ => FailureKind.Timeout)).Sweep(Sweep(Second, 16, _ => null)).Judge();

        Assert.Equal("otherRangesAnswer", judgement.Only("range.blocked").Evidence["control"]!.GetValue<string>());
        Assert.Equal(RangeVerdict.Blocked, judgement.Ranges[0].Verdict);
        Assert.Equal(OverallVerdict.Degraded, judgement.Verdict);
    }

    [Fact]
    public void A_sign_in_address_that_answers_inside_a_silent_range_acquits_it()
    {
        var judgement = EvidenceBuilder.Healthy().Sweep(Sweep(First, 16, _ => FailureKind.Timeout)).Sweep(Sweep(Second, 16, _ => null)).Judge();

        judgement.Only("range.unproven");
    }

    [Fact]
    public void A_range_in_which_sign_in_fails_alike_is_blocked_and_told_by_the_sign_in_hosts()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout))
            .With(Given.Device, Attempt.At("20.190.130.10").ConnectFails(FailureKind.Timeout))
            .Sweep(Sweep(First, 16, _ => FailureKind.Timeout)).Judge();

        judgement.Only("tcp.timeout");
        Assert.Equal(RangeVerdict.Blocked, judgement.Ranges[0].Verdict);
        Assert.Equal(OverallVerdict.Blocked, judgement.Verdict);
    }

    [Fact]
    public void A_range_that_a_filter_prohibits_is_blocked_when_sign_in_answers_elsewhere()
    {
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("40.126.1.11")).Sweep(Sweep(First, 4, _ => FailureKind.Prohibited)).Judge();

        Assert.Equal("filterSaysSo", judgement.Only("range.blocked").Evidence["control"]!.GetValue<string>());
    }

    [Fact]
    public void A_range_that_was_not_probed_is_skipped()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy().Sweep(new SweepFact { Cidr = First, Port = 443, Skipped = SweepSkip.Proxied }).Judge();

        Assert.Empty(judgement.All());
        Assert.Equal(RangeVerdict.Skipped, judgement.Ranges[0].Verdict);
    }

    [Fact]
    public void What_could_not_be_sent_is_not_held_against_a_range()
    {
        var judgement = EvidenceBuilder.Healthy().Sweep(Sweep(First, 16, _ => FailureKind.NoRoute)).Judge();

        Assert.Empty(judgement.All());
        Assert.Equal(RangeVerdict.Inconclusive, judgement.Ranges[0].Verdict);
    }

    [Fact]
    public void Blocks_are_found_in_IPv6_ranges_as_well()
    {
        var finding = EvidenceBuilder.Healthy().Sweep(Sweep("2603:1006:2000::/48", 16, i => i < 8 ? FailureKind.Timeout : null)).Judge().Only("range.partial");

        Assert.Contains("2603:1006:2000:8000::/49 answers", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Ranges_alone_without_an_answer_are_never_ready()
    {
        var judgement = new EvidenceBuilder().Catalog(c => c with { Requirements = [] }).Sweep(Sweep(First, 16, _ => FailureKind.Timeout)).Judge();

        Assert.Equal(OverallVerdict.Inconclusive, judgement.Verdict);
    }

    /// <summary>Samples spread evenly over the range.</summary>
    internal static SweepFact Sweep(string cidr, int samples, Func<int, FailureKind?> failure)
    {
        var network = System.Net.IPNetwork.Parse(cidr);
        var bytes = network.BaseAddress.GetAddressBytes();
        var facts = Enumerable.Range(0, samples).Select(i => new SampleFact
        {
            Address = At(bytes, network.PrefixLength, i, samples),
            Duration = Attempt.Took(10),
            Failure = failure(i) is { } kind ? Failure.Of(kind) : null,
        });
        return new SweepFact { Cidr = cidr, Port = 443, Samples = [.. facts] };
    }

    private static IPAddress At(byte[] first, int prefix, int index, int samples)
    {
        var number = new System.Numerics.BigInteger(first, isUnsigned: true, isBigEndian: true);
        var size = System.Numerics.BigInteger.One << ((first.Length * 8) - prefix);
        var address = (number + (size / samples * index) + 5).ToByteArray(isUnsigned: true, isBigEndian: true);
        return new IPAddress([.. new byte[first.Length - address.Length], .. address]);
    }
}
