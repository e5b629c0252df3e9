using MarsNetCheck.Hosting.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Takes up the newest report of the history, and begins runs by the schedule.</summary>
internal sealed class CheckWorker(CheckRunner runner, LastReport last, IOptions<MarsNetCheckSettings> settings, Jitter jitter, TimeProvider time) : BackgroundService
{
    // The clock is asked anew that often: timers stand still while the machine sleeps.
    private static readonly TimeSpan _longestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);
    private readonly CheckSchedule _schedule = new(settings.Value.Schedule, jitter);
    private DateTimeOffset? _planned;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await last.FindAsync(cancellationToken) is { } snapshot)
            runner.Restore(snapshot);
        var now = time.GetUtcNow();
        _planned = _schedule.First(now, runner.Latest?.Summary.StartedAt);
        if (_planned <= now)
            _planned = Begin(now, CancellationToken.None);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(runner.StopAsync(_patience), base.StopAsync(cancellationToken));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_planned is { } at)
            _planned = Begin(await WaitAsync(at, stoppingToken), stoppingToken);
    }

    private DateTimeOffset? Begin(DateTimeOffset planned, CancellationToken stop)
    {
        runner.Next = null;
        runner.Start(RunReason.Schedule, stop);
        return _schedule.Next(planned, time.GetUtcNow());
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
