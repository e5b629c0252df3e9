using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Simulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.WindowsServices;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Cli.Serving;

/// <summary>Starts the service, waits until somebody stops it, and gives the exit status: 0 after a request to end, 130 after Ctrl+C, 2 if it could not start.</summary>
internal sealed partial class ServeRun(Terminal terminal, ServeConfiguration configuration, Scenario? demo)
{
    // Of the 5 seconds that docs/service.md promises; answers that are under way have 3 of them.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    // So many threads are there at once when a run has much to compute: the operating system then shares the processors among its work and the answers to callers, instead of one waiting behind the other.
    private const int Threads = 32;

    private volatile bool _started;
    private volatile bool _interrupted;

    /// <summary>Does it.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        NativeHeap.KeepSmall();
        ThreadPool.GetMinThreads(out var threads, out var completions);
        ThreadPool.SetMinThreads(Math.Max(threads, Threads), completions);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => _interrupted = true);
        WebApplication? app = null;
        try
        {
            app = ServeHost.Build(configuration, demo, () => _started);
            await app.StartAsync(stop);
        }
        catch (Exception e) when (StartFailure.Lines(e) is { } lines)
        {
            if (app is not null)
                await app.DisposeAsync();
            return Refuse(lines);
        }
        catch (OperationCanceledException) when (app is not null)
        {
            // Asked to end before it had started; whatever has begun ends now.
            await app.DisposeAsync();
            return _interrupted ? ExitStatus.Interrupted : ExitStatus.Ready;
        }
        var stopping = app.Lifetime.ApplicationStopping;
        if (!await StopLimit.EndsAsync(ServeAsync(app, stop), stopping, _patience))
            terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"serve: something did not end within {_patience.TotalSeconds} s and is cut off"));
        return _interrupted ? ExitStatus.Interrupted : ExitStatus.Ready;
    }

    private async Task ServeAsync(WebApplication app, CancellationToken stop)
    {
        await using (app)
        {
            _started = true;
            Tell(app);
            await app.WaitForShutdownAsync(stop);
            foreach (var failed in app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Select(s => s.ExecuteTask).OfType<Task>().Where(t => t.IsFaulted))
                await failed;
        }
    }

    private int Refuse(ImmutableArray<string> errors)
    {
        foreach (var error in errors)
            terminal.Complain(configuration.WithOrigin(error));
        // Nobody sees the standard error of a Windows service.
        if (OperatingSystem.IsWindows() && WindowsServiceHelpers.IsWindowsService())
            EventLog.WriteEntry(ServeHost.ServiceName, $"The service did not start.{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(configuration.WithOrigin))}", EventLogEntryType.Error);
        return ExitStatus.Usage;
    }

    private static void Tell(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("MarsNetCheck");
        if (app.Services.GetRequiredService<ICheckFactory>().Notice is { } notice)
            Noticed(log, notice);
        foreach (var address in app.Urls)
            ListensOn(log, address);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice}")]
    private static partial void Noticed(ILogger log, string notice);

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Address}")]
    private static partial void ListensOn(ILogger log, string address);
}
