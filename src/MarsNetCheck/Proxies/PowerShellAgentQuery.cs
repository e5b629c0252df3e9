using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;

namespace MarsNetCheck.Proxies;

/// <summary>Asks the agent with its own cmdlet in Windows PowerShell: where it keeps the setting is not documented.</summary>
/// <param name="patience">How long the answer may take.</param>
[SupportedOSPlatform("windows")]
internal sealed class PowerShellAgentQuery(TimeSpan patience) : IAgentQuery
{
    // Without the warnings, which Windows PowerShell writes to the same output.
    private const string Question = "Get-OBMachineSetting 3>$null | ConvertTo-Json -Depth 4";

    /// <inheritdoc/>
    public async Task<AgentProxy?> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return await RunAsync(limit.Token).ConfigureAwait(false) is { } answer ? AgentProxy.Understand(answer) : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> RunAsync(CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Command() };
        process.Start();
        // Reading from a pipe does not hear of a cancellation on Windows: it ends when the process does.
        using var stop = cancellationToken.Register(() => End(process));
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
            var answer = await ReadAsync(process.StandardOutput.BaseStream, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            await errors.WaitAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0 && answer.Length > 0 ? answer : null;
        }
        finally
        {
            End(process);
        }
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or NotSupportedException or AggregateException)
        {
            // It has ended meanwhile, or is ending.
        }
    }

    // By its full path and without a shell: nothing that stands in the search path is run, and nothing is interpreted twice.
    private static ProcessStartInfo Command()
    {
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.System), "WindowsPowerShell", "v1.0");
        return new ProcessStartInfo(Path.Combine(folder, "powershell.exe"), ["-NoProfile", "-NonInteractive", "-Command", Question])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        var bytes = new byte[AgentProxy.MaxBytes];
        var count = await output.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return bytes.AsMemory(0, count);
    }
}
