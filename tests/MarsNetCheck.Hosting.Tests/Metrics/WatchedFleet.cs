using System.Globalization;
using System.Text;

namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>Three services, one healthy, one behind a proxy that asks for a login, one whose TLS is intercepted, and a Prometheus that watches them.</summary>
public sealed class WatchedFleet : IAsyncLifetime
{
    private readonly List<WatchedService> _services = [];
    private PrometheusServer? _prometheus;

    internal PrometheusServer Prometheus => _prometheus!;

    internal WatchedService Healthy => _services[0];

    public async ValueTask InitializeAsync()
    {
        foreach (var scenario in new[] { "healthy", "proxy-auth-negotiate", "tls-intercepted" })
            _services.Add(await WatchedService.StartAsync(scenario));
        _prometheus = await PrometheusServer.StartAsync(Job([.. _services.Select((s, i) => (s, $"srv-{i + 1}"))]));
        await _prometheus.UntilAsync("count_over_time(marsnetcheck_verdict{verdict=\"ready\"}[1m]) >= 2", series: 3);
    }

    public async ValueTask DisposeAsync()
    {
        if (_prometheus is not null)
            await _prometheus.DisposeAsync();
        foreach (var service in _services)
            await service.DisposeAsync();
    }

    /// <summary>A job that scrapes services under names, every second.</summary>
    internal static string Job(params (WatchedService Service, string Name)[] targets)
    {
        var text = new StringBuilder("  - job_name: marsnetcheck\n    static_configs:\n");
        foreach (var (service, name) in targets)
            text.Append(CultureInfo.InvariantCulture, $"      - targets: ['{service.Address.Authority}']\n        labels: {{ instance: '{name}' }}\n");
        return text.ToString();
    }
}
