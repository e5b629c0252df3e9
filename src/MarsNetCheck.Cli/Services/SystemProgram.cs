using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;

namespace MarsNetCheck.Cli.Services;

/// <summary>Runs a program of the operating system.</summary>
internal static class SystemProgram
{
    /// <summary>Runs it and gives its output.</summary>
    /// <exception cref="UsageException">It is not there, or fails.</exception>
    public static async Task<string> RunAsync(string program, ImmutableArray<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? output : throw new UsageException($"{program} {string.Join(' ', arguments)}: {(await error).Trim()}; see journalctl -u marsnetcheck");
        }
        catch (Win32Exception e)
        {
            throw new UsageException($"{program}: cannot be run ({e.Message}); this machine is not run by systemd, so start marsnetcheck serve by what supervises services here", e);
        }
    }
}
