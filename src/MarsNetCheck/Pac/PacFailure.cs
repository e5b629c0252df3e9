using System.Text.RegularExpressions;
using Acornima;
using Jint;
using Jint.Runtime;

namespace MarsNetCheck.Pac;

/// <summary>Turns what the interpreter threw into an error of the closed list.</summary>
internal static class PacFailure
{
    /// <summary>The error behind an exception.</summary>
    public static PacError Of(Exception error, PacLimits limits) => error switch
    {
        JavaScriptException script => new PacError(PacErrorKind.Threw, Scrub.Text(script.Message, limits.TextLength), LineOf(script)),
        ScriptPreparationException { InnerException: ParseErrorException parse } => OfParse(parse, limits),
        ParseErrorException parse => OfParse(parse, limits),
        ScriptPreparationException { InnerException: InsufficientExecutionStackException or ScriptPreparationException or null } => new PacError(PacErrorKind.TooDeep),
        InsufficientExecutionStackException or RecursionDepthOverflowException => new PacError(PacErrorKind.TooDeep),
        ExecutionCanceledException or TimeoutException or RegexMatchTimeoutException or OperationCanceledException => new PacError(PacErrorKind.TimedOut),
        MemoryLimitExceededException or OutOfMemoryException => new PacError(PacErrorKind.TooMuchMemory),
        StatementsCountOverflowException => new PacError(PacErrorKind.TooManyStatements),
        _ => new PacError(PacErrorKind.Unsupported, Scrub.Text(error.Message, limits.TextLength)),
    };

    private static PacError OfParse(ParseErrorException error, PacLimits limits) =>
        new(PacErrorKind.Syntax, Scrub.Text(error.Description, limits.TextLength), error.LineNumber);

    private static int? LineOf(JavaScriptException error) => error.Location.Start.Line is > 0 and var line ? line : null;
}
