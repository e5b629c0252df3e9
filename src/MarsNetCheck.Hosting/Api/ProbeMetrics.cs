using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Metrics;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Hosting.Api;

/// <summary>What a probe of one target came to, as metrics: the names of blackbox_exporter where it has them. Labels are closed sets.</summary>
internal static class ProbeMetrics
{
    private const string AboutTheChoice = "catalog.";

    /// <summary>The families.</summary>
    /// <param name="report">The report of the run, which has one endpoint.</param>
    /// <param name="refused">How many connections to forbidden addresses were refused.</param>
    public static IEnumerable<MetricFamily> Of(Report report, int refused)
    {
        var endpoint = report.Judgement.Endpoints[0];
        yield return Gauge("probe_success", "1 if backup can work with the target.", new MetricSample(endpoint.Verdict is EndpointVerdict.Ok or EndpointVerdict.Degraded ? 1 : 0));
        yield return Seconds("probe_duration_seconds", "How long the probe took.", new MetricSample(report.Duration.TotalSeconds));
        yield return Seconds("marsnetcheck_probe_stage_duration_seconds", "How long each stage took of the attempt that decided.", [.. StagesOf(endpoint)]);
        yield return Gauge("marsnetcheck_probe_finding", "1 for each kind of finding about the target.", [.. FindingsOf(report)]);
        yield return Gauge("marsnetcheck_probe_refused_dials", "Connections that were not made because the name led to an address of this machine, its link or a metadata service.", new MetricSample(refused));
    }

    private static IEnumerable<MetricSample> StagesOf(EndpointJudgement endpoint) =>
        endpoint.Deciding is { } trace ? trace.Stages.Select(s => new MetricSample(s.Fact.Duration.TotalSeconds, ("stage", Words.Of(s.Stage)))) : [];

    // What there is to say of the choice of endpoints, a region that was not given for example, is about the whole run.
    private static IEnumerable<MetricSample> FindingsOf(Report report) => report.AllFindings
        .Where(f => !f.Code.StartsWith(AboutTheChoice, StringComparison.Ordinal))
        .Select(f => (f.Code, Severity: Words.Of(f.Severity), Blame: Words.Of(f.Blame)))
        .Distinct()
        .Select(f => new MetricSample(1, ("code", f.Code), ("severity", f.Severity), ("blame", f.Blame)));

    private static MetricFamily Gauge(string name, string help, params ImmutableArray<MetricSample> samples) => new() { Name = name, Help = help, Samples = samples };

    private static MetricFamily Seconds(string name, string help, params ImmutableArray<MetricSample> samples) => Gauge(name, help, samples) with { Unit = "seconds" };
}
