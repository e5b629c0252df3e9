using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace MarsNetCheck.Cli.Tests;

/// <summary><c>marsnetcheck serve</c> in a process of its own, over a simulated network, on a free port.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    public const int Interrupt = 2;
    public const int Terminate = 15;
    private const string Announcement = "Listening on ";
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private ServedProgram(Process process) => _process = process;

    /// <summary>What it said on standard error so far.</summary>
    public string Log => _log.ToString();

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ServedProgram> StartAsync(IReadOnlyList<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "serve", "--listen", "http://127.0.0.1:0", .. arguments]) { UseShellExecute = false, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var program = new ServedProgram(Process.Start(start)!);
        program.Address = new Uri(await program.UntilAsync(Announcement));
        return program;
    }

    /// <summary>Reads what it says up to a line with a text, and gives what follows that text.</summary>
    public async Task<string> UntilAsync(string text)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(_longest);
        while (await _process.StandardError.ReadLineAsync(late.Token) is { } line)
        {
            _log.AppendLine(line);
            if (line.IndexOf(text, StringComparison.Ordinal) is var at and >= 0)
                return line[(at + text.Length)..];
        }
        throw new InvalidOperationException($"The service ended and never said '{text}': {Log}");
    }

    /// <summary>Sends it a signal, waits for its end, and gives its exit status.</summary>
    public async Task<int> EndAsync(int signal)
    {
        Assert.Equal(0, Kill(_process.Id, signal));
        _log.Append(await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);
}
