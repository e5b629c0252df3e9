using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Rules;
using MarsNetCheck.Tests.Diagnosis;
using Attempt = MarsNetCheck.Tests.Diagnosis.Attempt;

namespace MarsNetCheck.Tests.Rules;

public sealed class PathRulesTests
{
    private static readonly TimeSpan _prompt = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _second = TimeSpan.FromMilliseconds(1020);

    private static Attempt Silent(Endpoint endpoint) => Attempt.At(EvidenceBuilder.AddressOf(endpoint)).HandshakeFails(FailureKind.Timeout);

    [Fact]
    public void Small_segments_that_get_through_where_any_name_is_silent_show_the_path_MTU()
    {
        var finding = With(Given.Login, other: FailureKind.Timeout, small: null).Judge().Only("path.mtu");
        Assert.Equal(Blame.Firewall, finding.Blame);
        Assert.Contains("at most 536 bytes gets through", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(536, finding.Evidence["smallSegments"]!["maximumSegment"]!.GetValue<int>());
    }

    [Fact]
    public void Another_name_that_gets_an_answer_speaks_of_the_name_and_not_of_the_path() =>
        Assert.Equal(["tls.timeout"], With(Given.Login, other: FailureKind.TlsAlert, small: null).Judge().Codes());

    [Fact]
    public void Small_segments_that_are_silent_as_well_leave_it_with_the_handshake() =>
        Assert.Equal(["tls.timeout"], With(Given.Login, other: FailureKind.Timeout, small: FailureKind.Timeout).Judge().Codes());

    [Fact]
    public void Small_segments_alone_prove_nothing() =>
        Assert.Equal(["tls.timeout"], EvidenceBuilder.Healthy().With(Given.Login, Silent(Given.Login)).Control(Control(ControlKind.SmallSegments, Given.Login, null)).Judge().Codes());

    [Fact]
    public void One_path_is_one_finding_however_many_endpoints_show_it()
    {
        var finding = With(Given.Login, FailureKind.Timeout, small: null).With(Given.Blob, Silent(Given.Blob))
            .Control(Control(ControlKind.OtherName, Given.Blob, FailureKind.Timeout)).Control(Control(ControlKind.SmallSegments, Given.Blob, null))
            .Judge().Only("path.mtu");
        Assert.Equal(["login", "blob"], finding.Endpoints);
    }

    [Fact]
    public void Where_one_endpoint_shows_it_another_whose_small_segments_were_not_measured_has_the_same_cause()
    {
        var finding = With(Given.Login, FailureKind.Timeout, small: null).With(Given.Blob, Silent(Given.Blob))
            .Control(Control(ControlKind.OtherName, Given.Blob, FailureKind.Timeout))
            .Judge().Only("path.mtu");
        Assert.Equal(["login", "blob"], finding.Endpoints);
    }

    [Fact]
    public void Where_one_endpoint_shows_it_another_that_is_silent_in_small_segments_too_is_no_cause_of_its_own()
    {
        var finding = With(Given.Login, FailureKind.Timeout, small: null).With(Given.Blob, Silent(Given.Blob))
            .Control(Control(ControlKind.OtherName, Given.Blob, FailureKind.Timeout)).Control(Control(ControlKind.SmallSegments, Given.Blob, FailureKind.Timeout))
            .Judge().Only("path.mtu");
        Assert.Equal(["login", "blob"], finding.Endpoints);
    }

    [Fact]
    public void Where_one_endpoint_shows_it_another_whose_small_segments_are_reset_has_a_cause_of_its_own() =>
        Assert.Equal(["path.mtu", "tls.timeout"], With(Given.Login, FailureKind.Timeout, small: null).With(Given.Blob, Silent(Given.Blob))
            .Control(Control(ControlKind.OtherName, Given.Blob, FailureKind.Timeout)).Control(Control(ControlKind.SmallSegments, Given.Blob, FailureKind.Reset))
            .Judge().Codes());

    [Fact]
    public void Where_one_endpoint_shows_it_another_without_any_control_has_the_same_cause() =>
        Assert.Equal(["path.mtu"], With(Given.Login, FailureKind.Timeout, small: null).With(Given.Blob, Silent(Given.Blob)).Judge().Codes());

    [Fact]
    public void A_filter_of_names_that_does_not_put_segments_together_is_not_the_path()
    {
        var listed = EvidenceBuilder.Healthy().With(Given.Login, Silent(Given.Login))
            .Control(Control(ControlKind.OtherName, Given.Login, FailureKind.Timeout))
            .Control(Control(ControlKind.NoName, Given.Login, null))
            .Control(Control(ControlKind.SmallSegments, Given.Login, null));
        Assert.Equal(["tls.timeout"], listed.Judge().Codes());
    }

    [Fact]
    public void A_silence_asks_for_a_handshake_without_a_name() =>
        Assert.Contains(new PathMtuRule().Needs(EvidenceBuilder.Healthy().With(Given.Login, Silent(Given.Login)).Build()), r => r.Kind == ControlKind.NoName);

    [Fact]
    public void Only_a_silent_handshake_asks_for_small_segments()
    {
        var rules = new Diagnostician(RuleBook.Standard().Rules);
        Assert.DoesNotContain(rules.Needs(EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").HandshakeFails(FailureKind.Reset)).Build()), r => r.Kind == ControlKind.SmallSegments);
        Assert.Contains(rules.Needs(EvidenceBuilder.Healthy().With(Given.Login, Silent(Given.Login)).Build()), r => r.Kind == ControlKind.SmallSegments);
    }

    [Fact]
    public void One_SYN_in_ten_that_is_sent_again_is_loss()
    {
        var finding = Connections(late: 5, _second, prompt: 45, _prompt).Judge().Only("path.loss");
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("5 of 50 TCP connections (10 %)", finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 46)]
    [InlineData(10, 39)]
    public void Fewer_of_them_or_fewer_connections_are_chance(int late, int prompt) =>
        Assert.Empty(Connections(late, _second, prompt, _prompt).Judge().All());

    [Fact]
    public void A_path_so_slow_that_SYNs_are_sent_again_for_nothing_loses_nothing() =>
        Assert.Empty(Connections(late: 20, _second, prompt: 30, TimeSpan.FromMilliseconds(950)).Judge().All());

    [Fact]
    public void A_path_that_loses_most_SYNs_is_lossy_and_not_slow_as_well()
    {
        var builder = Connections(late: 40, _second, prompt: 20, _prompt);
        var evidence = builder.Build();
        var slowed = evidence with { Targets = [.. evidence.Targets.Select(t => t with { Traces = [.. t.Traces.Select(a => a with { Connect = a.Connect! with { Duration = _second, Retransmissions = 1 } })] })] };
        Assert.Equal(["path.loss"], EvidenceBuilder.Judge(slowed).Codes());
    }

    [Fact]
    public void A_platform_that_does_not_tell_shows_no_loss() =>
        Assert.Empty(EvidenceBuilder.Healthy().Sweep(Sweep(Enumerable.Repeat(((int?)null, _second), 60))).Judge().All());

    private static EvidenceBuilder With(Endpoint endpoint, FailureKind other, FailureKind? small) =>
        EvidenceBuilder.Healthy().With(endpoint, Silent(endpoint))
            .Control(Control(ControlKind.OtherName, endpoint, other))
            .Control(Control(ControlKind.NoName, endpoint, FailureKind.Timeout))
            .Control(Control(ControlKind.SmallSegments, endpoint, small));

    private static ControlFact Control(ControlKind kind, Endpoint endpoint, FailureKind? failure) => ControlsGiven.AtAddress(kind, endpoint, failure);

    private static EvidenceBuilder Connections(int late, TimeSpan lateTook, int prompt, TimeSpan promptTook) =>
        EvidenceBuilder.Healthy().Sweep(Sweep(Enumerable.Repeat(((int?)1, lateTook), late).Concat(Enumerable.Repeat(((int?)0, promptTook), prompt))));

    private static SweepFact Sweep(IEnumerable<(int? Retransmissions, TimeSpan Took)> samples) => new()
    {
        Cidr = "20.190.128.0/18",
        Port = 443,
        Samples = [.. samples.Select((s, i) => new SampleFact { Address = new IPAddress([20, 190, 128, (byte)(i + 1)]), Duration = s.Took, Retransmissions = s.Retransmissions })],
    };
}
