using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Tests.Telemetry;

/// <summary>A log that keeps its lines.</summary>
internal sealed class LogLines : ILogger
{
    public ConcurrentQueue<(LogLevel Level, string? Event, string Text)> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, eventId.Name, formatter(state, exception)));
}
