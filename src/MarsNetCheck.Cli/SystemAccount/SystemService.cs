using System.Runtime.Versioning;
using System.ServiceProcess;
using System.Text;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>The copy of the program in the SYSTEM account: carries out the request that lies beside it, as a Windows service.</summary>
[SupportedOSPlatform("windows")]
internal sealed class SystemService : ServiceBase
{
    /// <summary>The word on the command line that starts it. Only the service manager uses it.</summary>
    public const string Word = "run-as-service";

    private readonly string _folder = Path.GetDirectoryName(Environment.ProcessPath)!;
    private readonly CancellationTokenSource _stop = new();
    private readonly ManualResetEventSlim _done = new();
    private volatile bool _asked;
    private Task _run = Task.CompletedTask;

    private SystemService()
    {
        // Nothing is left behind, not even in the event log.
        AutoLog = false;
        ServiceName = "MarsNetCheck";
    }

    /// <summary>Serves until the request has been carried out; an error that nobody expected ends the process, and Windows logs it.</summary>
    public static async Task<int> ServeAsync()
    {
        using var service = new SystemService();
        Run(service);
        await service._run;
        return service.ExitCode;
    }

    protected override void OnStart(string[] args) => _run = CarryOutAsync();

    // The service counts as stopped when this returns, and whoever waits for that reads the report then.
    protected override void OnStop()
    {
        _asked = true;
        _stop.Cancel();
        _done.Wait(SystemRun.Grace);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
            _done.Dispose();
        }
        base.Dispose(disposing);
    }

    private async Task CarryOutAsync()
    {
        // The service manager waits for OnStart.
        await Task.Yield();
        // The machine may shut down; and under Wine Ctrl+C reaches services too.
        using var interruption = new Interruption(_stop.Cancel, () => { });
        try
        {
            await using var error = new StreamWriter(Path.Combine(_folder, SystemRequest.ErrorName), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            var request = SystemRequest.Take(_folder);
            Environment.SetEnvironmentVariable(CheckSettingsReader.PasswordVariable, request.Password);
            using var terminal = new Terminal { Output = Stream.Null, Error = error };
            await new CommandLine(terminal).RunAsync(
                ["check", .. request.Arguments, "--quiet", "--format", "json", "--output", Path.Combine(_folder, SystemRequest.ReportName)], _stop.Token);
        }
        finally
        {
            _done.Set();
            if (!_asked)
                Stop();
        }
    }
}
