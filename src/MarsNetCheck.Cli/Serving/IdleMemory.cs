using MarsNetCheck.Hosting.Runs;
using Microsoft.Extensions.Hosting;

namespace MarsNetCheck.Cli.Serving;

/// <summary>Gives the memory of a run back when it is over and no other has begun for a while: until the next one, little is needed.</summary>
internal sealed class IdleMemory(RunFeed feed, TimeProvider time) : BackgroundService
{
    /// <summary>
    /// How long no run is under way before the memory is given back. Doing so stops the whole process for some milliseconds, which runs in a row are spared; and only by then
    /// have the threads of the run ended, each of which keeps some of the C library's memory to itself.
    /// </summary>
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var idle = time.CreateTimer(_ => GiveBack(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await foreach (var happened in feed.ListenAsync(stoppingToken))
            idle.Change(happened is RunCompleted or RunFailed ? _rest : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        GC.WaitForPendingFinalizers();
        NativeHeap.Trim();
    }
}
