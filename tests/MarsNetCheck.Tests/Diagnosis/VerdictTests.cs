using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Tests.Diagnosis;

public sealed class VerdictTests
{
    private static readonly Attempt Silent = Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout);

    [Theory]
    [InlineData(true, EndpointVerdict.Blocked, OverallVerdict.Blocked)]
    [InlineData(false, EndpointVerdict.Degraded, OverallVerdict.Degraded)]
    public void An_error_blocks_what_is_required_and_degrades_what_is_recommended(bool required, EndpointVerdict endpoint, OverallVerdict overall)
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login with { Required = required }, Silent).Judge();

        Assert.Equal(endpoint, judgement.VerdictOf("login"));
        Assert.Equal(overall, judgement.Verdict);
    }

    [Fact]
    public void A_recommended_endpoint_degrades_its_requirement()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Device with { Required = false }, Silent).Judge();

        Assert.Equal(EndpointVerdict.Degraded, judgement.RequirementVerdict("*.microsoftonline.com"));
    }

    [Fact]
    public void Interference_with_a_sample_blocks_its_requirement()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Blob, Attempt.At("52.239.140.10").HandshakeFails(FailureKind.Reset)).Judge();

        Assert.Equal(EndpointVerdict.Blocked, judgement.RequirementVerdict("*.blob.core.windows.net"));
        Assert.Equal(OverallVerdict.Blocked, judgement.Verdict);
    }

    [Fact]
    public void A_requirement_of_which_nothing_was_probed_is_never_ready()
    {
        var judgement = EvidenceBuilder.Healthy().Catalog(c => c with { Requirements = [Given.Requirement("*.queue.core.windows.net")] }).Judge();

        Assert.Equal(EndpointVerdict.Skipped, judgement.RequirementVerdict("*.queue.core.windows.net"));
        Assert.Equal(OverallVerdict.Inconclusive, judgement.Verdict);
    }

    [Fact]
    public void A_requirement_that_the_user_left_out_is_absent()
    {
        var judgement = new EvidenceBuilder().With(Given.Login, Attempt.At("20.190.128.10")).Catalog(c => c with { Narrowed = true }).Judge();

        Assert.Equal(["*.microsoftonline.com"], judgement.Requirements.Select(r => r.Pattern));
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_required_endpoint_without_an_attempt_is_inconclusive()
    {
        var judgement = EvidenceBuilder.Healthy().With(Given.Login).Judge();

        Assert.Equal(EndpointVerdict.Inconclusive, judgement.VerdictOf("login"));
        Assert.Equal(OverallVerdict.Inconclusive, judgement.Verdict);
    }

    [Fact]
    public void A_required_endpoint_that_is_missing_from_the_evidence_is_inconclusive() =>
        Assert.Equal(OverallVerdict.Inconclusive, new EvidenceBuilder()
            .With(Given.Login, Attempt.At("20.190.128.10")).Catalog(c => c with { Endpoints = [Given.Login, Given.Device], Narrowed = true }).Judge().Verdict);

    [Fact]
    public void A_recommended_endpoint_that_was_not_measured_changes_nothing() =>
        Assert.Equal(OverallVerdict.Ready, EvidenceBuilder.Healthy().With(Given.Crl, Attempt.At("192.229.221.95").ConnectFails(FailureKind.OutOfBudget)).Judge().Verdict);

    [Fact]
    public void What_is_blocked_outweighs_what_was_not_measured() =>
        Assert.Equal(OverallVerdict.Blocked, EvidenceBuilder.Healthy()
            .With(Given.Login, Silent).With(Given.Device, Attempt.At("40.126.1.10").ConnectFails(FailureKind.OutOfBudget)).Judge().Verdict);

    [Fact]
    public void What_was_not_measured_outweighs_what_is_degraded() =>
        Assert.Equal(OverallVerdict.Inconclusive, EvidenceBuilder.Healthy()
            .With(Given.Login, Attempt.At("20.190.128.10").Answers(503)).With(Given.Device, Attempt.At("40.126.1.10").ConnectFails(FailureKind.OutOfBudget)).Judge().Verdict);

    [Fact]
    public void A_failure_that_no_rule_explains_is_inconclusive() =>
        Assert.Equal(EndpointVerdict.Inconclusive, EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").HandshakeFails(FailureKind.Unknown)).Judge().VerdictOf("login"));

    [Fact]
    public void A_requirement_that_is_not_probed_says_why()
    {
        var unprobed = new Requirement { Pattern = "*.msauth.net", Purpose = "More.", Required = false, Source = "test", NotProbed = "No host below it is documented." };
        var judgement = EvidenceBuilder.Healthy().Catalog(c => c with { Requirements = [.. c.Requirements, unprobed] }).Judge();

        var line = judgement.Requirements.Single(r => r.Pattern is "*.msauth.net");
        Assert.Equal((EndpointVerdict.Skipped, "No host below it is documented."), (line.Verdict, line.NotProbed));
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void The_reason_not_to_probe_a_requirement_is_not_told_once_a_host_stands_for_it()
    {
        var judgement = EvidenceBuilder.Healthy().Catalog(c => c with { Requirements = [.. c.Requirements.Select(r => r with { NotProbed = "Give it by name." })] }).Judge();

        Assert.All(judgement.Requirements, r => Assert.Null(r.NotProbed));
    }

    [Fact]
    public void A_requirement_that_the_list_only_recommends_never_blocks()
    {
        var recommended = new Requirement { Pattern = "*.blob.core.windows.net", Purpose = "Data.", Required = false, Source = "test" };
        var judgement = EvidenceBuilder.Healthy()
            .With(Given.Blob with { Required = false }, Attempt.At("52.239.140.10").ConnectFails(FailureKind.Timeout))
            .Catalog(c => c with { Requirements = [recommended] }).Judge();

        Assert.Equal(OverallVerdict.Degraded, judgement.Verdict);
    }
}
