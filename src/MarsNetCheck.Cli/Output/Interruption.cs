using System.Runtime.InteropServices;

namespace MarsNetCheck.Cli.Output;

/// <summary>Ctrl+C and the request to end: the first stops the run, which is then reported; the second ends the program at once, or does what else there is to do.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly Action _stop;
    private readonly Action _end;
    private readonly PosixSignalRegistration[] _signals;
    private int _count;

    /// <summary>Listens until it is disposed.</summary>
    /// <param name="stop">Stops the run.</param>
    /// <param name="end">What the second does; null to end the program.</param>
    public Interruption(Action stop, Action? end = null)
    {
        _stop = stop;
        _end = end ?? (() => Environment.Exit(ExitStatus.Interrupted));
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
            _end();
        _stop();
    }
}
