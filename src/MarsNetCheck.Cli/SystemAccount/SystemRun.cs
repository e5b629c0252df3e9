using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>Runs the probe in the SYSTEM account: a copy of the program, as a Windows service that exists for this one run, writes the report, and this process reads it.</summary>
internal static class SystemRun
{
    /// <summary>How long the copy may take besides its budget: to start, and to end when it is asked to.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private const int AccessDenied = 5;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the report; Ctrl+C stops the run and gives the report of what was measured.</summary>
    /// <param name="parsed">The command line, already found to be right.</param>
    /// <param name="budget">The longest that the run may take; null for no limit.</param>
    /// <param name="typedPassword">The password that somebody typed; null if nobody was asked.</param>
    /// <exception cref="UsageException">It cannot be done here or by this account, or the copy refuses.</exception>
    public static async Task<Report> FollowAsync(ParseResult parsed, TimeSpan? budget, string? typedPassword)
    {
        if (!OperatingSystem.IsWindows())
            throw new UsageException("--as-system: works only on Windows, where MARS runs as SYSTEM; leave it out here");
        try
        {
            return await RunAsync(parsed, budget, typedPassword);
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            throw new UsageException(refusal, e);
        }
    }

    /// <summary>What a refusal of the system means for the user, on one line; null if it is none.</summary>
    internal static string? Refusal(Exception e) => e switch
    {
        Win32Exception { NativeErrorCode: AccessDenied } or UnauthorizedAccessException =>
            "--as-system: this account may not run a service; open PowerShell or the command prompt with \"Run as administrator\" and run it there",
        Win32Exception windows => string.Create(CultureInfo.InvariantCulture, $"--as-system: the service cannot be run (Windows error {windows.NativeErrorCode}: {windows.Message}); leave the option out, or ask who manages this server"),
        IOException => $"--as-system: the program cannot be copied for the SYSTEM account ({e.Message}); make room, or leave the option out",
        _ => null,
    };

    [SupportedOSPlatform("windows")]
    private static async Task<Report> RunAsync(ParseResult parsed, TimeSpan? budget, string? typedPassword)
    {
        using var service = TransientService.Open();
        using var stop = new CancellationTokenSource();
        using var end = new CancellationTokenSource();
        using var interruption = new Interruption(stop.Cancel, end.Cancel);
        await using var folder = ProtectedFolder.Create();
        var executable = ProgramFiles.CopyTo(folder.Path, "--as-system");
        var inputs = 0;
        var request = new SystemRequest
        {
            Arguments = ForwardedArguments.Of(parsed.Tokens, file => CopyInput(file, folder, ++inputs)),
            Password = typedPassword ?? Environment.GetEnvironmentVariable(CheckSettingsReader.PasswordVariable),
        };
        request.Write(folder.Path);
        service.Start("MarsNetCheck-" + RandomNumberGenerator.GetHexString(16, lowercase: true), $"\"{executable}\" {SystemService.Word}");
        if (budget is { } longest)
            end.CancelAfter(longest + Grace);
        await EndOfAsync(service, stop.Token, end.Token);
        return await ReadAsync(folder);
    }

    // SYSTEM has neither this account's drives nor its current directory, so it gets copies.
    [SupportedOSPlatform("windows")]
    private static string CopyInput(string file, ProtectedFolder folder, int number)
    {
        var home = Directory.CreateDirectory(folder.File($"input{number.ToString(CultureInfo.InvariantCulture)}"));
        var copy = Path.Combine(home.FullName, Path.GetFileName(file));
        File.Copy(file, copy);
        return copy;
    }

    [SupportedOSPlatform("windows")]
    private static async Task EndOfAsync(TransientService service, CancellationToken stop, CancellationToken end)
    {
        try
        {
            while (service.ProcessId is not null)
            {
                // Asked again and again: a service that is still starting does not listen.
                if (stop.IsCancellationRequested)
                    service.Stop();
                await Task.Delay(_pause, end);
            }
        }
        catch (OperationCanceledException)
        {
            End(service);
            throw new UsageException("--as-system: the probe was ended before it had a report; run it again, or leave the option out");
        }
    }

    [SupportedOSPlatform("windows")]
    private static void End(TransientService service)
    {
        if (service.ProcessId is not { } id)
            return;
        try
        {
            Process.EnterDebugMode();
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile, or ends by itself when its budget is spent.
        }
    }

    [SupportedOSPlatform("windows")]
    private static async Task<Report> ReadAsync(ProtectedFolder folder)
    {
        var file = folder.File(SystemRequest.ReportName);
        if (!File.Exists(file))
            throw new UsageException(await ComplaintAsync(folder));
        return SavedReport.Judge(file);
    }

    [SupportedOSPlatform("windows")]
    private static async Task<string> ComplaintAsync(ProtectedFolder folder)
    {
        const string prefix = "marsnetcheck: ";
        var file = folder.File(SystemRequest.ErrorName);
        var line = File.Exists(file) ? (await File.ReadAllLinesAsync(file)).FirstOrDefault() : null;
        if (line is null)
            return "--as-system: the SYSTEM account could not start the program; look for its error in the Windows event log, or leave the option out";
        return line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : line;
    }
}
