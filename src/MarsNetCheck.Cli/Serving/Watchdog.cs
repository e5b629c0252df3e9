using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;

namespace MarsNetCheck.Cli.Serving;

/// <summary>Tells systemd that the program is alive, twice as often as it wants to hear it (sd_watchdog_enabled(3)).</summary>
internal sealed class Watchdog(ISystemdNotifier systemd, TimeProvider time) : BackgroundService
{
    private const string Variable = "WATCHDOG_USEC";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!long.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) || microseconds == 0)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromMicroseconds(microseconds / 2.0), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            systemd.Notify(new ServiceState("WATCHDOG=1"));
    }
}
