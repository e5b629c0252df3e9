using MarsNetCheck.Cli.Output;
using MarsNetCheck.Cli.SystemAccount;

namespace MarsNetCheck.Cli;

/// <summary>The program.</summary>
internal static class Program
{
    /// <summary>Runs it; the exit status is one of <see cref="ExitStatus"/>.</summary>
    public static async Task<int> Main(string[] args)
    {
        // Answered before anything else is loaded.
        if (args is ["--version"])
        {
            using var output = Console.OpenStandardOutput();
            output.Write(System.Text.Encoding.UTF8.GetBytes(ProgramVersion.Line + Environment.NewLine));
            return ExitStatus.Ready;
        }
        if (OperatingSystem.IsWindows() && args is [SystemService.Word])
            return await SystemService.ServeAsync();
        using var terminal = Terminal.OfProcess(args);
        return await new CommandLine(terminal).RunAsync(args);
    }
}
