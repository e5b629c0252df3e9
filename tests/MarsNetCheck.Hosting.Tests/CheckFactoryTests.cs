using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Tests;

public sealed class CheckFactoryTests
{
    [Fact]
    public async Task Runs_are_measured_by_the_meter_factory_of_the_program()
    {
        await using var services = Services(new());
        var meters = new ConcurrentBag<Meter>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => meters.Add(instrument.Meter) };
        listener.Start();

        services.GetRequiredService<CheckTelemetry>();

        var factory = services.GetRequiredService<IMeterFactory>();
        Assert.Contains(meters, m => m.Name is CheckTelemetry.Name && ReferenceEquals(m.Scope, factory));
    }

    [Fact]
    public async Task Runs_are_about_what_the_settings_say()
    {
        await using var services = Services(new(), ("Check:Region", "westeurope"), ("Check:Only:0", "auth"));

        var checks = services.GetRequiredService<ICheckFactory>();

        Assert.Equal(("westeurope", true), (checks.Catalog.Region, checks.Catalog.Narrowed));
        Assert.NotNull(checks.Create(checks.Catalog));
    }

    [Fact]
    public async Task A_password_file_that_everybody_can_read_is_logged()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix permissions.");
            return;
        }
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "S3cret-Passw0rd", TestContext.Current.CancellationToken);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            var lines = new ConcurrentQueue<string>();
            await using var services = Services(lines, ("Check:ProxyUser", "user"), ("Check:ProxyPasswordFile", file));

            services.GetRequiredService<ICheckFactory>();

            Assert.Equal([$"Warning: MarsNetCheck:Check:ProxyPasswordFile: {file}: everybody on this machine can read it; take that right away (chmod 600)"], lines);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ServiceProvider Services(ConcurrentQueue<string> lines, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"MarsNetCheck:{s.Name}", s.Value))).Build();
        return new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(new Lines(lines)))
            .AddMetrics()
            .AddMarsNetCheck(configuration)
            .BuildServiceProvider();
    }

    /// <summary>Keeps what is logged.</summary>
    private sealed class Lines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel}: {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
