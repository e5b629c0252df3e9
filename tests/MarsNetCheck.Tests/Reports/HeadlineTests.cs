using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Reports;

/// <summary>What a report comes to, where MARS may take another way than the one that was probed.</summary>
public sealed class HeadlineTests
{
    private const string Beginning = "Nothing shows whether MARS can work from SRV-BK-07: it may take another way than the one that was probed. ";

    [Fact]
    public void On_another_way_nothing_is_said_of_required_endpoints_if_none_was_probed() =>
        Assert.Equal(Beginning + "No required endpoint was probed.", OnAnotherWay(new EvidenceBuilder().With(Given.Crl, Attempt.At("192.229.221.95"))));

    [Fact]
    public void On_another_way_all_required_endpoints_may_be_reached() =>
        Assert.Equal(Beginning + "On that one all 6 required endpoints were reached.", OnAnotherWay(EvidenceBuilder.Healthy()));

    [Fact]
    public void On_another_way_the_only_required_endpoint_may_be_reached() =>
        Assert.Equal(Beginning + "On that one the required endpoint was reached.", OnAnotherWay(new EvidenceBuilder().With(Given.Login, Attempt.At("20.190.128.10"))));

    [Fact]
    public void On_another_way_some_may_not_be_measured() =>
        Assert.Equal(Beginning + "On that one 1 of 6 required endpoints could not be measured, and none is blocked.", OnAnotherWay(EvidenceBuilder.Healthy().With(Given.Login)));

    [Fact]
    public void On_another_way_some_may_be_blocked_and_others_not_measured() =>
        Assert.Equal(
            Beginning + "On that one 1 of 6 required endpoints is blocked and 1 could not be measured.",
            OnAnotherWay(EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout)).With(Given.Blob)));

    [Fact]
    public void A_run_over_a_part_of_the_list_tells_of_that_part_only()
    {
        var whole = FlowReports.Of(EvidenceBuilder.Healthy());
        var part = whole with { Evidence = whole.Evidence with { Catalog = whole.Evidence.Catalog with { Narrowed = true } } };

        Assert.StartsWith("MARS on SRV-BK-07 can reach what it needs: ", Headline.Of(whole), StringComparison.Ordinal);
        Assert.StartsWith("MARS on SRV-BK-07 can reach what was probed: ", Headline.Of(part), StringComparison.Ordinal);
        Assert.Contains("Only a part of the list was probed.", Headline.Of(part), StringComparison.Ordinal);
    }

    private static string OnAnotherWay(EvidenceBuilder builder) => Headline.Of(FlowReports.Of(builder, FlowReports.Denied));
}
