using MarsNetCheck.Facts;

namespace MarsNetCheck;

/// <summary>A run that is under way: its traces as they complete, and the whole report at the end.</summary>
public sealed class CheckRun : IAsyncDisposable
{
    private readonly Action _stop;

    internal CheckRun(IAsyncEnumerable<Trace> traces, Task<Report> report, Action stop)
    {
        Traces = traces;
        Report = report;
        _stop = stop;
    }

    /// <summary>Every attempt as soon as it is done, controls included. May be read once, or not at all.</summary>
    public IAsyncEnumerable<Trace> Traces { get; }

    /// <summary>The whole report.</summary>
    public Task<Report> Report { get; }

    /// <summary>Stops probing. The report then has what was measured, and is marked as interrupted.</summary>
    public void Stop() => _stop();

    /// <summary>Stops probing and waits until nothing is under way any more.</summary>
    public async ValueTask DisposeAsync()
    {
        _stop();
        await ((Task)Report).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
