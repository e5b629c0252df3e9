using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Cli.Tests;

public sealed class ExitStatusTests
{
    [Theory]
    [InlineData(OverallVerdict.Ready, false, 0)]
    [InlineData(OverallVerdict.Ready, true, 0)]
    [InlineData(OverallVerdict.Degraded, false, 0)]
    [InlineData(OverallVerdict.Degraded, true, 1)]
    [InlineData(OverallVerdict.Blocked, false, 1)]
    [InlineData(OverallVerdict.Blocked, true, 1)]
    [InlineData(OverallVerdict.Inconclusive, false, 3)]
    [InlineData(OverallVerdict.Inconclusive, true, 3)]
    public void A_verdict_has_its_status(OverallVerdict verdict, bool strict, int status) =>
        Assert.Equal(status, ExitStatus.Of(verdict, strict));

    [Fact]
    public void A_run_that_was_interrupted_is_130_whatever_it_found() =>
        Assert.Equal(130, ExitStatus.Of(Sample.Interrupted(), new Expectation { Finds = "ready" }));

    [Theory]
    [InlineData("proxy.auth-required", 0)]
    [InlineData("dns.unneeded", 0)]
    [InlineData("tls.intercepted", 1)]
    [InlineData("ready", 1)]
    public void A_blocked_run_is_a_success_exactly_when_what_was_expected_was_found(string expected, int status) =>
        Assert.Equal(status, ExitStatus.Of(Sample.ProxyWantsCredentials(), new Expectation { Finds = expected }));

    [Theory]
    [InlineData("ready", false, 0)]
    [InlineData("ready", true, 1)]
    [InlineData("http.server-error", true, 0)]
    [InlineData("proxy.denied", false, 1)]
    public void A_degraded_run_counts_as_ready_unless_strict(string expected, bool strict, int status) =>
        Assert.Equal(status, ExitStatus.Of(Sample.HalfARangeIsDropped(), new Expectation { Finds = expected, Strict = strict }));

    [Fact]
    public void A_healthy_run_is_no_success_when_a_block_was_expected() =>
        Assert.Equal(1, ExitStatus.Of(Sample.Healthy(), new Expectation { Finds = "proxy.denied" }));

    [Theory]
    [InlineData("ready")]
    [InlineData("proxy.denied")]
    public void An_inconclusive_run_without_what_was_expected_stays_inconclusive(string expected) =>
        Assert.Equal(3, ExitStatus.Of(Sample.OutOfTime(), new Expectation { Finds = expected }));

    [Fact]
    public void The_precedence_is_130_2_1_3_0()
    {
        int[] order = [0, 3, 1, 2, 130];

        for (var worse = 0; worse < order.Length; worse++)
        {
            for (var better = 0; better <= worse; better++)
            {
                Assert.Equal(order[worse], ExitStatus.Worse(order[worse], order[better]));
                Assert.Equal(order[worse], ExitStatus.Worse(order[better], order[worse]));
            }
        }
    }
}
