using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Reports;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Health;

/// <summary>
/// What the newest report says of this machine's way to Azure Backup, and whether it is still true. Ready is healthy; degraded and inconclusive are degraded; blocked is unhealthy.
/// No report yet, a stale one, a run that failed and a report that could not be kept are degraded, unless it is worse already.
/// </summary>
public sealed class CheckHealth : IHealthCheck
{
    /// <summary>The name of the check: <c>marsnetcheck</c>.</summary>
    public const string Name = "marsnetcheck";

    // What starting a run, judging and keeping may take besides.
    private static readonly TimeSpan _margin = TimeSpan.FromSeconds(30);

    private readonly CheckRunner _runner;
    private readonly ScheduleSettings _schedule;
    private readonly TimeSpan _budget;
    private readonly TimeProvider _time;

    /// <summary>Creates it.</summary>
    public CheckHealth(CheckRunner runner, IOptions<MarsNetCheckSettings> settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_runner, _schedule, _budget, _time) = (runner, settings.Value.Schedule, settings.Value.RunBudget, time);
    }

    /// <summary>The age from which on a report is stale: by then the next one should have been there. Null if runs begin on demand only.</summary>
    public TimeSpan? StaleAfter => _schedule.Every is { } every ? every + _schedule.Jitter + _budget + _margin : null;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Current());

    /// <summary>The state now. The description is a sentence or several; the values are <c>verdict</c>, <c>startedAt</c> and <c>codes</c>, none without a report.</summary>
    public HealthCheckResult Current()
    {
        var latest = _runner.Latest?.Summary;
        List<(HealthStatus Status, string Sentence)> states = [Verdict(latest)];
        if (latest is not null && StaleAfter is { } after && _time.GetUtcNow() - latest.StartedAt > after)
            states.Add((HealthStatus.Degraded, string.Create(CultureInfo.InvariantCulture, $"The report is stale: it is of {latest.StartedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}.")));
        if (_runner.Problem is { } problem)
            states.Add((HealthStatus.Degraded, problem));
        // The lower, the worse.
        return new HealthCheckResult(states.Min(s => s.Status), string.Join(' ', states.Select(s => s.Sentence)), exception: null, Values(latest));
    }

    private static (HealthStatus Status, string Sentence) Verdict(ReportSummary? latest) => latest switch
    {
        null => (HealthStatus.Degraded, "There is no report yet."),
        { Verdict: OverallVerdict.Ready } => (HealthStatus.Healthy, latest.Headline),
        { Verdict: OverallVerdict.Blocked } => (HealthStatus.Unhealthy, latest.Headline),
        _ => (HealthStatus.Degraded, latest.Headline),
    };

    private static Dictionary<string, object> Values(ReportSummary? latest) => latest is null ? [] : new(StringComparer.Ordinal)
    {
        ["verdict"] = Words.Of(latest.Verdict),
        ["startedAt"] = latest.StartedAt,
        ["codes"] = latest.Codes,
    };
}
