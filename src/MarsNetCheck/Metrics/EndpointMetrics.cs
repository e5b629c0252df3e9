using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Metrics;

/// <summary>What a report says of each endpoint and of each line of the documented list.</summary>
internal static class EndpointMetrics
{
    /// <summary>What was not probed has no series.</summary>
    private static readonly ImmutableArray<EndpointVerdict> _verdicts = [EndpointVerdict.Ok, EndpointVerdict.Degraded, EndpointVerdict.Blocked, EndpointVerdict.Inconclusive];

    public static ImmutableArray<ReportMetric> All { get; } =
    [
        ReportMetric.Gauge("marsnetcheck_endpoint_verdict", "1 for the verdict on the endpoint, 0 for the others. Absent if it was not probed.",
            r => Endpoints(r).SelectMany(e => ReportMetrics.StateSet(e.Verdict, _verdicts, "verdict", Labels(e.Target.Endpoint)))),
        ReportMetric.Gauge("marsnetcheck_endpoint_stage_duration_seconds", "How long each stage took that succeeded, in the attempt that decided about the endpoint.",
            r => Endpoints(r).SelectMany(Stages)),
        ReportMetric.Gauge("marsnetcheck_certificate_not_after_timestamp_seconds", "End of validity of the certificate that was presented for the endpoint, Unix time.",
            r => Endpoints(r).SelectMany(Certificate)),
        ReportMetric.Gauge("marsnetcheck_requirement_verdict", "1 for the verdict on the line of the documented list, 0 for the others. Absent if nothing of it was probed.",
            r => r.Judgement.Requirements.Where(q => q.Verdict != EndpointVerdict.Skipped)
                .SelectMany(q => ReportMetrics.StateSet(q.Verdict, _verdicts, "verdict", new("pattern", q.Pattern), new("required", Flag(q.Required))))),
    ];

    private static IEnumerable<EndpointJudgement> Endpoints(Report report) => report.Judgement.Endpoints.Where(e => e.Verdict != EndpointVerdict.Skipped);

    private static ImmutableArray<MetricLabel> Labels(Endpoint endpoint) =>
        [new("endpoint", endpoint.Id), new("group", Words.Of(endpoint.Group)), new("required", Flag(endpoint.Required))];

    // A stage that failed took its deadline, or nothing: neither is a time to compare with.
    private static IEnumerable<MetricSample> Stages(EndpointJudgement endpoint) =>
        from step in endpoint.Deciding?.Stages ?? []
        where step.Fact.Outcome == Outcome.Ok
        select new MetricSample(step.Fact.Duration.TotalSeconds, ("endpoint", endpoint.Target.Endpoint.Id), ("stage", Words.Of(step.Stage)));

    private static IEnumerable<MetricSample> Certificate(EndpointJudgement endpoint) =>
        endpoint.Deciding?.Handshake is { Chain: [{ } certificate, ..] }
            ? [new MetricSample(ReportMetrics.Seconds(certificate.NotAfter), ("endpoint", endpoint.Target.Endpoint.Id))]
            : [];

    private static string Flag(bool value) => value ? "true" : "false";
}
