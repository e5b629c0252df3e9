using MarsNetCheck.Hosting;
using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Settings;
using MarsNetCheck.Simulation;
using MarsNetCheck.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Cli.Serving;

/// <summary>The service in this process: what runs and answers from the start until it is stopped.</summary>
internal static class ServeHost
{
    /// <summary>The name of the Windows service and of the source of its events.</summary>
    public const string ServiceName = "MarsNetCheck";

    /// <summary>How long what is under way may take to end.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    /// <summary>Builds it.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="demo">The simulated network in place of this machine's; null for this machine's.</param>
    /// <param name="hasStarted">Tells whether it has started: until then errors are told by whoever starts it.</param>
    public static WebApplication Build(ServeConfiguration configuration, Scenario? demo, Func<bool> hasStarted)
    {
        var builder = Begin(configuration);
        if (demo is not null)
            KeepApart(builder.Configuration);
        AddLog(builder, hasStarted);
        AddLifetime(builder.Services);
        builder.Services.Configure<HostOptions>(o => (o.ShutdownTimeout, o.ServicesStopConcurrently) = (_patience, true));
        builder.WebHost.UseKestrelCore();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<MarsNetCheckSettings>>((server, settings) => KestrelAccess.Configure(server, settings.Value.Access));
        if (demo is not null)
            builder.Services.AddSingleton<ICheckFactory>(s => new DemoChecks(s.GetRequiredService<CheckInput>(), demo, s.GetRequiredService<CheckTelemetry>()));
        builder.Services.AddRouting();
        builder.Services.AddMarsNetCheck(builder.Configuration);
        builder.Services.AddHostedService<IdleMemory>();
        var app = builder.Build();
        app.UseMarsNetCheckAccess();
        app.MapMarsNetCheck();
        return app;
    }

    /// <summary>Finds out whether it could be started with these settings, and starts nothing.</summary>
    /// <exception cref="Exception">One that <see cref="StartFailure"/> knows: a setting is wrong.</exception>
    public static void Try(ServeConfiguration configuration)
    {
        var builder = Begin(configuration);
        builder.Services.AddMarsNetCheck(builder.Configuration);
        using var services = builder.Services.BuildServiceProvider();
        _ = services.GetRequiredService<IOptions<MarsNetCheckSettings>>().Value;
        _ = services.GetRequiredService<CheckInput>();
    }

    // The empty builder: nothing but our own configuration is read, no file of the current folder and no variable of ASP.NET Core.
    private static WebApplicationBuilder Begin(ServeConfiguration configuration)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = ServiceName, ContentRootPath = configuration.Folder });
        builder.Configuration.AddInMemoryCollection(configuration.Values);
        return builder;
    }

    // Reports of a simulated network are none of this machine.
    private static void KeepApart(ConfigurationManager configuration)
    {
        const string folder = $"{MarsNetCheckSettings.Section}:History:Folder";
        if (configuration[folder] is { Length: > 0 } named)
            configuration[folder] = Path.Combine(named, "demo");
    }

    private static void AddLog(WebApplicationBuilder builder, Func<bool> hasStarted)
    {
        builder.Services.AddSingleton<ConsoleFormatter>(new PlainLog(TimeProvider.System));
        builder.Logging
            .AddConfiguration(builder.Configuration.GetSection("Logging"))
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => hasStarted() && level >= LogLevel.Warning)
            .AddConsole(o => (o.FormatterName, o.LogToStandardErrorThreshold) = (SystemdIsParent ? ConsoleFormatterNames.Systemd : PlainLog.Name, LogLevel.Trace));
    }

    private static void AddLifetime(IServiceCollection services)
    {
        if (OperatingSystem.IsWindows())
        {
            services.AddWindowsService(o => o.ServiceName = ServiceName);
            return;
        }
        if (!SystemdIsParent)
            return;
        services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        services.AddSingleton<IHostLifetime, SystemdLifetime>();
        services.AddHostedService<Watchdog>();
    }

    // The package's own test looks at the parent's name, which a hardened unit may not see.
    private static bool SystemdIsParent => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NOTIFY_SOCKET"));
}
