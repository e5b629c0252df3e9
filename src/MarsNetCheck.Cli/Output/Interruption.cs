using System.Runtime.InteropServices;

namespace MarsNetCheck.Cli.Output;

/// <summary>Ctrl+C and the request to end: the first stops the run, which is then reported; the second ends the program at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly Action _stop;
    private readonly PosixSignalRegistration[] _signals;
    private int _count;

    /// <summary>Listens until it is disposed.</summary>
    public Interruption(Action stop)
    {
        _stop = stop;
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1)
            Environment.Exit(ExitStatus.Interrupted);
        _stop();
    }
}
