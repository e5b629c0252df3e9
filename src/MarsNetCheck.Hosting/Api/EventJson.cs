using System.Text.Json;
using MarsNetCheck.Facts;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Hosting.Api;

/// <summary>The names and data of the events. An attempt tells who, where, how far and how long; what the other end said stays in the report.</summary>
internal static class EventJson
{
    /// <summary>The event's name; null for one that is not told.</summary>
    public static string? NameOf(RunEvent happened) => happened switch
    {
        RunUnderWay => "progress",
        RunStarted => "started",
        AttemptDone => "attempt",
        RunCompleted => "completed",
        RunFailed => "failed",
        _ => null,
    };

    /// <summary>Writes the event's data.</summary>
    public static void Write(Utf8JsonWriter json, RunEvent happened)
    {
        json.WriteStartObject();
        json.WriteTime("at", happened.At);
        switch (happened)
        {
            case RunUnderWay { Progress: var progress }:
                json.WriteString("reason", Words.Of(progress.Reason));
                json.WriteNumber("done", progress.Done);
                json.WriteNumber("endpoints", progress.Endpoints);
                break;
            case RunStarted started:
                json.WriteString("reason", Words.Of(started.Reason));
                json.WriteNumber("endpoints", started.Endpoints);
                break;
            case AttemptDone attempt:
                Write(json, attempt);
                break;
            case RunCompleted completed:
                json.WritePropertyName("report");
                SummaryJson.Write(json, completed.Summary);
                break;
            default:
                var hasReport = happened is RunFailed { NotKept: true };
                json.WriteString("problem", hasReport ? "The report could not be kept; the service's log says why." : "The check failed; the service's log says why.");
                json.WriteBoolean("hasReport", hasReport);
                break;
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AttemptDone attempt)
    {
        var trace = attempt.Trace;
        json.WriteNumber("done", attempt.Done);
        json.WriteNumber("endpoints", attempt.Endpoints);
        json.WriteString("endpoint", trace.Endpoint);
        json.WriteString("address", trace.Address?.ToString());
        json.WriteString("stage", Words.Of(trace.FailedStage ?? trace.LastStage));
        json.WriteString("outcome", Words.Of(OutcomeOf(trace)));
        json.WriteDuration("durationMs", trace.Stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Fact.Duration));
    }

    private static Outcome OutcomeOf(Trace trace) =>
        trace.Stages.Select(s => s.Fact).FirstOrDefault(f => f.Failure is not null)?.Outcome ?? Outcome.Ok;
}
