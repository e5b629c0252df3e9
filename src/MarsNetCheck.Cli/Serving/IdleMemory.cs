using MarsNetCheck.Hosting.Runs;
using Microsoft.Extensions.Hosting;

namespace MarsNetCheck.Cli.Serving;

/// <summary>Gives the memory of a run back when it is over: until the next one, little is needed.</summary>
internal sealed class IdleMemory(RunFeed feed) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var happened in feed.ListenAsync(stoppingToken))
        {
            if (happened is RunCompleted or RunFailed)
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        }
    }
}
