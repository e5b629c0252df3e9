using System.Globalization;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>Says in a few words how an attempt ended.</summary>
public static class AttemptOutcome
{
    /// <summary>For example <c>HTTP 200</c> or <c>connect: timeout</c>.</summary>
    public static string Of(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        if (trace is { FailedStage: { } stage, Failure: { } failure })
            return $"{Words.Of(stage)}: {PlainWords.Of(Words.Of(failure.Kind))}";
        return trace.Exchange?.Answer is { } answer
            ? string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status}")
            : $"{Words.Of(trace.LastStage)}: ok";
    }
}
