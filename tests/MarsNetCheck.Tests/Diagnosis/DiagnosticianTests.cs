using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Tests.Diagnosis;

public sealed class DiagnosticianTests
{
    [Fact]
    public void A_healthy_run_is_ready_and_says_nothing()
    {
        var judgement = EvidenceBuilder.Healthy().Judge();

        Assert.Empty(judgement.All());
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
        Assert.All(judgement.Endpoints, e => Assert.Equal(EndpointVerdict.Ok, e.Verdict));
        Assert.All(judgement.Requirements, r => Assert.Equal(EndpointVerdict.Ok, r.Verdict));
    }

    [Fact]
    public void A_healthy_run_through_a_proxy_is_ready_and_says_nothing()
    {
        var judgement = EvidenceBuilder.HealthyThroughProxy().Judge();

        Assert.Empty(judgement.All());
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Fact]
    public void A_healthy_run_asks_for_no_control() =>
        Assert.Empty(new Diagnostician(MarsNetCheck.Rules.RuleBook.Standard().Rules).Needs(EvidenceBuilder.Healthy().Build()));
}
