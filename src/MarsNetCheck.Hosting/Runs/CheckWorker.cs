using MarsNetCheck.Hosting.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Takes up the newest report of the history, and begins runs by the schedule.</summary>
internal sealed class CheckWorker(CheckRunner runner, LastReport last, IOptions<MarsNetCheckSettings> settings, Jitter jitter, TimeProvider time) : BackgroundService
{
    // The clock is asked anew that often: timers stand still while the machine sleeps.
    private static readonly TimeSpan _longestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private readonly CheckSchedule _schedule = new(settings.Value.Schedule, jitter);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await last.FindAsync(cancellationToken) is { } snapshot)
            runner.Restore(snapshot);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(runner.StopAsync(_patience), base.StopAsync(cancellationToken));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var planned = _schedule.First(time.GetUtcNow(), runner.Latest?.Summary.StartedAt);
        while (planned is { } at)
        {
            at = await WaitAsync(at, stoppingToken);
            runner.Next = null;
            runner.Start(RunReason.Schedule, stoppingToken);
            planned = _schedule.Next(at, time.GetUtcNow());
        }
    }

    private async Task<DateTimeOffset> WaitAsync(DateTimeOffset planned, CancellationToken stop)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            planned = _schedule.Mend(planned, now);
            if (planned <= now)
                return planned;
            runner.Next = planned;
            await Task.Delay(planned - now < _longestSleep ? planned - now : _longestSleep, time, stop);
        }
    }
}
