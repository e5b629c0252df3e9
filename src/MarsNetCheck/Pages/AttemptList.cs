using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Pages;

/// <summary>Every attempt to reach an endpoint, controls included, with its stages and what each saw.</summary>
public static class AttemptList
{
    private const int Most = 40;

    /// <summary>The section of an endpoint.</summary>
    public static Html Of(EndpointJudgement endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var traces = endpoint.Target.Traces;
        var content = traces.IsEmpty ? Html.Of($"""<p class="faint">There was none.</p>""") : Html.Join(traces.Take(Most).Select(t => Attempt(t, endpoint)));
        return Html.Of($"""<section aria-labelledby="h-attempts"><h2 id="h-attempts">Attempts <small>{Count(traces)}</small></h2>{content}</section>""");
    }

    private static string Count(ImmutableArray<Trace> traces)
    {
        var controls = traces.Count(t => !string.Equals(t.Purpose, Trace.Main, StringComparison.Ordinal));
        return controls == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{traces.Length}")
            : string.Create(CultureInfo.InvariantCulture, $"{traces.Length}, of which {controls} to compare with");
    }

    private static Html Attempt(Trace trace, EndpointJudgement endpoint)
    {
        var deciding = ReferenceEquals(trace, endpoint.Deciding) || string.Equals(trace.Id, endpoint.Deciding?.Id, StringComparison.Ordinal) ? Html.Of($""" <span class="faint">decided</span>""") : Html.Empty;
        var tone = trace.Failure is null ? "good" : "bad";
        var duration = trace.Stages.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Fact.Duration);
        return Html.Of(
            $"""
            <details class="attempt" id="d-{trace.Id}"><summary><span class="{tone}">{AttemptOutcome.Of(trace)}</span> <span>{trace.Address?.ToString()}</span> <span class="faint">{Purpose(trace)}</span>{deciding} <span class="faint">{PageTime.Length(duration)}</span></summary>
            <p class="faint">{Way(trace)}</p><ol class="stages">{trace.Stages.Select(s => Stage(s.Stage, s.Fact))}</ol></details>
            """);
    }

    private static string Purpose(Trace trace) => string.Equals(trace.Purpose, Trace.Main, StringComparison.Ordinal) ? "" : trace.Purpose;

    private static string Way(Trace trace) => trace.Route.Proxy is { } proxy ? $"Through {proxy}, by {SourceNames.Of(trace.Route.Source)}. {trace.Route.Because}" : $"Direct. {trace.Route.Because}";

    private static Html Stage(Stage stage, StageFact fact)
    {
        var (tone, sign) = fact.Outcome switch { Outcome.Ok => ("good", "✓"), Outcome.Failed => ("bad", "✗"), _ => ("open", "–") };
        return Html.Of(
            $"""
            <li><h3><span class="{tone}"><span aria-hidden="true">{sign}</span> {Words.Of(stage)}</span> <span class="faint">{Words.Of(fact.Outcome)}, {PageTime.Length(fact.Duration)}</span></h3>
            <dl class="evidence">{StageFacts.Of(fact).Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => Html.Of($"<div><dt>{f.Name}</dt><dd><bdi>{f.Value}</bdi></dd></div>"))}</dl></li>
            """);
    }
}
