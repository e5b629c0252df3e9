using System.Diagnostics;
using System.Diagnostics.Metrics;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using Trace = MarsNetCheck.Facts.Trace;

namespace MarsNetCheck.Telemetry;

/// <summary>The metrics. Every attribute has few values: none names a host, an address or an endpoint.</summary>
internal sealed class CheckMetrics
{
    private readonly Histogram<double> _checks;
    private readonly Histogram<double> _stages;
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _findings;

    /// <summary>Makes the instruments.</summary>
    public CheckMetrics(Meter meter)
    {
        _checks = meter.CreateHistogram("marsnetcheck.check.duration", "s", "How long a check took.", advice: Buckets(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60, 120, 300));
        _stages = meter.CreateHistogram("marsnetcheck.stage.duration", "s", "How long a stage of an attempt took.", advice: Buckets(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10));
        _attempts = meter.CreateCounter<long>("marsnetcheck.attempts", "{attempt}", "Attempts to reach an endpoint by one address over one route.");
        _findings = meter.CreateCounter<long>("marsnetcheck.findings", "{finding}", "Findings of the checks.");
    }

    /// <summary>An attempt is done.</summary>
    public void Tell(Trace trace)
    {
        if (_attempts.Enabled)
            _attempts.Add(1, AttemptTags(trace));
        if (!_stages.Enabled)
            return;
        foreach (var (stage, fact) in trace.Stages)
            _stages.Record(fact.Duration.TotalSeconds, new TagList { { Names.Stage, Words.Of(stage) }, { Names.Outcome, Words.Of(fact.Outcome) } });
    }

    /// <summary>A check has ended.</summary>
    public void Tell(Report report)
    {
        _checks.Record(report.Duration.TotalSeconds, new KeyValuePair<string, object?>(Names.Verdict, Words.Of(report.Verdict)));
        if (!_findings.Enabled)
            return;
        foreach (var finding in report.AllFindings)
            _findings.Add(1, new TagList { { Names.Code, finding.Code }, { Names.Severity, Words.Of(finding.Severity) } });
    }

    private static TagList AttemptTags(Trace trace)
    {
        var failure = trace.Failure;
        var outcome = failure is null ? Outcome.Ok : failure.Kind == FailureKind.OutOfBudget ? Outcome.Skipped : Outcome.Failed;
        var tags = new TagList { { Names.Purpose, trace.Purpose }, { Names.Outcome, Words.Of(outcome) } };
        if (failure is not null)
            tags.Add(Names.Error, Words.Of(failure.Kind));
        return tags;
    }

    private static InstrumentAdvice<double> Buckets(params double[] boundaries) => new() { HistogramBucketBoundaries = boundaries };
}
