using System.ComponentModel;
using System.Diagnostics;

namespace MarsNetCheck.LabTests;

/// <summary>A program that ran to its end.</summary>
/// <param name="Status">Its exit status.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed record Command(int Status, string Output, string Errors)
{
    /// <summary>The status of a command that is not there at all, as in a shell.</summary>
    public const int NotFound = 127;

    /// <summary>The whole check may take a stage and a second; bringing a lab up takes one or two. The rest is for a busy machine.</summary>
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(40);

    /// <summary>Runs a program and waits for its end, 40 seconds at the most.</summary>
    public static async Task<Command> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var limit = new CancellationTokenSource(_limit);
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            return new Command(NotFound, "", $"{program}: {error.Message}");
        }
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new Command(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
