using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Telemetry;

/// <summary>What a run writes to the log.</summary>
internal static partial class CheckLog
{
    [LoggerMessage(EventId = 1, EventName = "CheckBegan", Level = LogLevel.Debug, Message = "A check of {Endpoints} endpoints of cloud {Cloud} began.")]
    public static partial void Began(ILogger log, int endpoints, string cloud);

    [LoggerMessage(EventId = 2, EventName = "CheckEnded", Level = LogLevel.Information, Message = "The check ended: {Verdict} after {Seconds:0.0} s.")]
    public static partial void Ended(ILogger log, string verdict, double seconds);

    [LoggerMessage(EventId = 3, EventName = "Finding", Message = "{Code} ({Blame}): {Title}. {Action} Endpoints: {Endpoints}")]
    public static partial void Found(ILogger log, LogLevel level, string code, string blame, string title, string action, string endpoints);

    [LoggerMessage(EventId = 4, EventName = "BudgetSpent", Level = LogLevel.Warning, Message = "The check's budget of {Seconds:0.0} s was spent before it was done: what was not measured by then is inconclusive.")]
    public static partial void BudgetSpent(ILogger log, double seconds);
}
