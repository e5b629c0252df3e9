using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Tests.Diagnosis;

public sealed class DecidingTraceTests
{
    private static readonly Attempt Four = Attempt.At("20.190.128.10");
    private static readonly Attempt Six = Attempt.At("2603:1006:2000::10");

    [Fact]
    public void A_success_wins() => Assert.Equal("a2", Deciding(Four.HandshakeFails(FailureKind.Reset), Six));

    [Fact]
    public void Else_the_attempt_that_got_furthest_decides() =>
        Assert.Equal("a2", Deciding(Four.ConnectFails(FailureKind.Timeout), Six.HandshakeFails(FailureKind.Reset)));

    [Fact]
    public void Among_equals_the_network_beats_a_missing_route() =>
        Assert.Equal("a2", Deciding(Four.ConnectFails(FailureKind.NoRoute), Six.ConnectFails(FailureKind.Timeout)));

    [Fact]
    public void Among_equals_the_network_beats_what_was_not_measured() =>
        Assert.Equal("a2", Deciding(Four.ConnectFails(FailureKind.OutOfBudget), Six.ConnectFails(FailureKind.Timeout)));

    [Fact]
    public void Among_equals_IPv4_decides() => Assert.Equal("a2", Deciding(Six, Four));

    [Fact]
    public void Among_equals_the_first_decides() =>
        Assert.Equal("a1", Deciding(Four.ConnectFails(FailureKind.Timeout), Four.ConnectFails(FailureKind.Refused)));

    [Fact]
    public void A_control_never_decides()
    {
        var target = new EvidenceBuilder().With(Given.Login, Four.ConnectFails(FailureKind.Timeout), Four).Build().Targets[0];
        target = target with { Traces = [target.Traces[0], target.Traces[1] with { Purpose = "control:other-name" }] };

        Assert.Equal("a1", DecidingTrace.Of(target)!.Id);
    }

    [Fact]
    public void Without_an_attempt_nothing_decides() => Assert.Null(DecidingTrace.Of(new EvidenceBuilder().With(Given.Login).Build().Targets[0]));

    private static string Deciding(params Attempt[] attempts) =>
        DecidingTrace.Of(new EvidenceBuilder().With(Given.Login, attempts).Build().Targets[0])!.Id;
}
