using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;
using Microsoft.Extensions.Logging;
using Trace = MarsNetCheck.Facts.Trace;

namespace MarsNetCheck.Telemetry;

/// <summary>What one run tells: a span from its beginning to its end with one for every attempt, metrics, a log.</summary>
internal sealed class RunTelemetry : IDisposable
{
    /// <summary>How many endpoints of a finding the log names.</summary>
    private const int NamedEndpoints = 5;

    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CheckMetrics _metrics;
    private readonly AttemptSpans? _attempts;
    private readonly Activity? _span;

    /// <summary>Says that a run begins.</summary>
    public RunTelemetry(SelectedCatalog catalog, TimeProvider time, ILogger log, ActivitySource spans, CheckMetrics metrics)
    {
        (_time, _log, _metrics) = (time, log, metrics);
        _span = spans.StartActivity("marsnetcheck.check", ActivityKind.Internal, default(ActivityContext), startTime: time.GetUtcNow());
        _span?.SetTag(Names.Cloud, catalog.Cloud).SetTag(Names.Region, catalog.Region).SetTag(Names.Endpoints, catalog.Endpoints.Length);
        _attempts = _span is null ? null : new AttemptSpans(catalog, spans, _span);
        CheckLog.Began(log, catalog.Endpoints.Length, catalog.Cloud);
    }

    /// <summary>An attempt is done.</summary>
    public void Tell(Trace trace)
    {
        _metrics.Tell(trace);
        _attempts?.Tell(trace);
    }

    /// <summary>The budget was spent before the run was done.</summary>
    public void TellBudgetSpent(TimeSpan budget) => CheckLog.BudgetSpent(_log, budget.TotalSeconds);

    /// <summary>The run has a report.</summary>
    public void Tell(Report report)
    {
        var verdict = Words.Of(report.Verdict);
        _metrics.Tell(report);
        _span?.SetTag(Names.Verdict, verdict);
        foreach (var finding in report.AllFindings.Where(f => f.Severity > Severity.Info))
            Tell(finding);
        CheckLog.Ended(_log, verdict, report.Duration.TotalSeconds);
    }

    /// <summary>The run is over, with a report or without.</summary>
    public void Dispose()
    {
        _span?.SetEndTime(_time.GetUtcNow().UtcDateTime);
        _span?.Dispose();
    }

    private void Tell(Finding finding)
    {
        var level = finding.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning;
        if (_log.IsEnabled(level))
            CheckLog.Found(_log, level, finding.Code, Words.Of(finding.Blame), OneLine(finding.Title), OneLine(finding.Action), SomeOf(finding.Endpoints));
    }

    private static string SomeOf(ImmutableArray<string> endpoints)
    {
        if (endpoints.IsEmpty)
            return "all";
        var named = string.Join(", ", endpoints.Take(NamedEndpoints));
        return endpoints.Length <= NamedEndpoints ? named : string.Create(CultureInfo.InvariantCulture, $"{named} and {endpoints.Length - NamedEndpoints} more");
    }

    // What comes from the network may stand in a title: it shall not begin a line of its own in a log.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
