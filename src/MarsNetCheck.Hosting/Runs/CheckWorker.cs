using MarsNetCheck.Hosting.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Begins runs by the schedule.</summary>
internal sealed class CheckWorker(CheckRunner runner, IOptions<MarsNetCheckSettings> settings, TimeProvider time) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var schedule = settings.Value.Schedule;
        if (schedule.AtStart)
            runner.Start(RunReason.Schedule, stoppingToken);
        while (schedule.Every is { } every)
        {
            await Task.Delay(every, time, stoppingToken);
            runner.Start(RunReason.Schedule, stoppingToken);
        }
    }
}
