using System.Globalization;
using System.Text;
using MarsNetCheck.Cli.Options;

namespace MarsNetCheck.Cli.Output;

/// <summary>Where the program writes, and what can be shown there.</summary>
internal sealed class Terminal : IDisposable
{
    private const int DefaultWidth = 100;

    /// <summary>Standard output.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>True if standard output is a terminal.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>True if standard error is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The width in columns.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>The encoding of text on standard output.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>True if the terminal's fonts may lack symbols: the console window of Windows Server.</summary>
    public bool HasPlainFont { get; init; }

    /// <summary>True if the environment allows control codes on a terminal (no NO_COLOR, no dumb terminal).</summary>
    public bool AllowsControlCodes { get; init; }

    /// <summary>Asks for a secret without showing it; null if there is nobody to ask.</summary>
    public Func<string, string>? AskSecret { get; init; }

    /// <summary>The terminal of this process.</summary>
    /// <param name="arguments">The words of the command line.</param>
    public static Terminal OfProcess(IReadOnlyCollection<string> arguments)
    {
        SilenceRuntime(arguments);
        UseUtf8OnWindows();
        return new Terminal
        {
            Output = Console.OpenStandardOutput(),
            Error = Console.Error,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            AskSecret = Console.IsInputRedirected ? null : SecretPrompt.Ask,
            Width = WidthOfProcess(),
            Encoding = Console.OutputEncoding,
            HasPlainFont = OperatingSystem.IsWindows() && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("WT_SESSION") is null,
            AllowsControlCodes = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && TerminalIsCapable(),
        };
    }

    /// <summary>Writes to standard output. Whoever read it may be gone, which is no fault.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> content)
    {
        try
        {
            await Output.WriteAsync(content);
            await Output.FlushAsync();
        }
        catch (IOException e)
        {
            throw new UsageException($"standard output cannot be written ({e.Message}); give a file with --output", e);
        }
    }

    /// <summary>Writes one line to standard error.</summary>
    public void Complain(string message) => Error.WriteLine($"marsnetcheck: {PrintableText.OneLine(message)}");

    public void Dispose()
    {
        Error.Flush();
        Output.Dispose();
    }

    // On Unix the runtime itself sets the terminal up with the codes of TERM, when a console is first used; a dumb terminal has none.
    private static void SilenceRuntime(IReadOnlyCollection<string> arguments)
    {
        var unwanted = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || arguments.Contains(ReportOptions.NoColorName, StringComparer.Ordinal);
        if (unwanted && !OperatingSystem.IsWindows())
            Environment.SetEnvironmentVariable("TERM", "dumb");
    }

    // Without a byte order mark; otherwise symbols and letters are mangled by the console's code page.
    private static void UseUtf8OnWindows()
    {
        if (!OperatingSystem.IsWindows())
            return;
        try
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // There is no console; what is written goes to a file or a pipe, in the default encoding.
        }
    }

    private static int WidthOfProcess()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns) && columns > 0)
            return columns;
        if (Console.IsOutputRedirected)
            return DefaultWidth;
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }

    private static bool TerminalIsCapable() =>
        OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";
}
