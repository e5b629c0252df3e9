using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.History;

/// <summary>What the log says where an answer or a page needs the history and it cannot be read.</summary>
internal static partial class UnreadableHistory
{
    /// <summary>Tells the log why.</summary>
    public static void Tell(ILogger log, HistoryException error) => CannotRead(log, error, error.Message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The history cannot be read: {Problem}")]
    private static partial void CannotRead(ILogger log, Exception error, string problem);
}
