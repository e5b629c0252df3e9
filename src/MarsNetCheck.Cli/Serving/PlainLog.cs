using System.Globalization;
using MarsNetCheck.Cli.Output;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace MarsNetCheck.Cli.Serving;

/// <summary>A line for each thing that happens, for people who look on.</summary>
internal sealed class PlainLog(TimeProvider time) : ConsoleFormatter(Name)
{
    /// <summary>The name under which the console knows it.</summary>
    public new const string Name = "plain";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var level = logEntry.LogLevel switch
        {
            LogLevel.Critical or LogLevel.Error => "error: ",
            LogLevel.Warning => "warning: ",
            _ => "",
        };
        var message = PrintableText.OneLine(logEntry.Formatter(logEntry.State, logEntry.Exception));
        textWriter.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.GetLocalNow():HH:mm:ss} {level}{message}"));
        if (logEntry.Exception is { } exception && logEntry.LogLevel >= LogLevel.Error)
            textWriter.WriteLine(PrintableText.Lines(exception.ToString()));
    }
}
