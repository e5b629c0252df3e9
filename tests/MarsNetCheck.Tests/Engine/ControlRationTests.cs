using MarsNetCheck.Facts;
using MarsNetCheck.Tests.Diagnosis;
using Attempt = MarsNetCheck.Tests.Diagnosis.Attempt;

namespace MarsNetCheck.Tests.Engine;

/// <summary>How many controls one cause gets.</summary>
public sealed class ControlRationTests
{
    private readonly ControlRation _ration = new();

    [Theory]
    [InlineData(ControlKind.DirectRoute)]
    [InlineData(ControlKind.OtherRoute)]
    [InlineData(ControlKind.OtherResolver)]
    public void What_only_adds_to_a_finding_is_rationed(ControlKind kind) =>
        Assert.Equal(ControlRation.Most, Granted(kind, FailureKind.Timeout));

    [Theory]
    [InlineData(ControlKind.SmallSegments)]
    [InlineData(ControlKind.OtherName)]
    [InlineData(ControlKind.NoName)]
    public void What_decides_a_code_is_made_for_every_endpoint(ControlKind kind) =>
        Assert.Equal(ControlRation.Most * 2, Granted(kind, FailureKind.Timeout));

    [Fact]
    public void Another_way_to_fail_is_another_cause_and_has_controls_of_its_own()
    {
        Assert.Equal(ControlRation.Most, Granted(ControlKind.DirectRoute, FailureKind.Timeout));
        Assert.Equal(ControlRation.Most, Granted(ControlKind.DirectRoute, FailureKind.Refused));
    }

    private int Granted(ControlKind kind, FailureKind failure)
    {
        var target = EvidenceBuilder.HealthyThroughProxy().With(Given.Login, Attempt.Through(Given.Proxy).ConnectFails(failure)).Build().Targets[0];
        return Enumerable.Range(0, ControlRation.Most * 2).Count(i => _ration.Grants(new ControlRequest { Kind = kind, Endpoint = $"many-{i}" }, target));
    }
}
