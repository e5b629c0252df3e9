using System.Diagnostics.Metrics;
using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Hosting.Api;
using MarsNetCheck.Hosting.Health;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Metrics;
using MarsNetCheck.Hosting.Pages;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Settings;
using MarsNetCheck.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting;

/// <summary>Puts MarsNetCheck into an ASP.NET Core program.</summary>
public static class MarsNetCheckHosting
{
    /// <summary>Adds scheduled runs, their history, health checks and metrics.</summary>
    /// <param name="services">The program's services. Those registered before stay: <see cref="ICheckFactory"/>, <see cref="IReportHistory"/>, <see cref="TimeProvider"/>.</param>
    /// <param name="configuration">The program's configuration; the section <see cref="MarsNetCheckSettings.Section"/> is read. Paths in it count from the content root.</param>
    /// <remarks>
    /// Settings that cannot be used stop the start with an <see cref="OptionsValidationException"/> that lists all errors; a history that cannot be used, with a <see cref="HistoryException"/>.
    /// </remarks>
    public static IServiceCollection AddMarsNetCheck(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        AddSettings(services, configuration.GetSection(MarsNetCheckSettings.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(s => CheckSettingsReader.Read(SettingsOf(s).Check, name => $"{MarsNetCheckSettings.Section}:Check:{name}"));
        services.TryAddSingleton(s => new CheckTelemetry(s.GetService<ILoggerFactory>()?.CreateLogger(CheckTelemetry.Name), s.GetService<IMeterFactory>()));
        services.TryAddSingleton<ICheckFactory, CheckFactory>();
        services.TryAddSingleton(CreateHistory);
        services.TryAddSingleton<RunFeed>();
        services.TryAddSingleton<CheckRunner>();
        services.TryAddSingleton<LastReport>();
        services.TryAddSingleton(new Jitter(Random.Shared));
        services.TryAddSingleton<PageCache>();
        services.AddHostedService<CheckWorker>();
        services.AddHealthChecks().AddCheck<CheckHealth>(CheckHealth.Name);
        services.AddMetricOutputs(configuration);
        AccessParts.Add(services);
        ApiParts.Add(services);
        return services;
    }

    /// <summary>Adds the dashboard, the JSON API, metrics and health to the program's routes.</summary>
    /// <param name="endpoints">The program's routes.</param>
    /// <param name="prefix">Where they begin, for example <c>/mars</c>; empty for the root.</param>
    /// <exception cref="SettingsException">A file that the settings of the access name cannot be used.</exception>
    public static RouteGroupBuilder MapMarsNetCheck(this IEndpointRouteBuilder endpoints, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var group = endpoints.MapGroup(prefix);
        AccessParts.Guard(group, endpoints.ServiceProvider);
        ApiParts.Map(group);
        MetricsRoute.Map(group);
        PageRoutes.Map(group);
        return group;
    }

    /// <summary>
    /// Guards everything that the program answers as the routes of <see cref="MapMarsNetCheck"/> are: paths that do not exist and methods that are not
    /// allowed get the same checks and headers. For a program that is nothing else; one with routes of its own has their access in its own hands.
    /// </summary>
    /// <param name="app">The program.</param>
    public static IApplicationBuilder UseMarsNetCheckAccess(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        AccessParts.Guard(app);
        return app;
    }

    private static void AddSettings(IServiceCollection services, IConfigurationSection section)
    {
        services.AddSingleton<IConfigureOptions<MarsNetCheckSettings>>(new SettingsBinding(section));
        services.AddSingleton<IPostConfigureOptions<MarsNetCheckSettings>>(s => new SettingsPaths(s.GetService<IHostEnvironment>()?.ContentRootPath ?? AppContext.BaseDirectory));
        services.AddSingleton<IValidateOptions<MarsNetCheckSettings>>(new SettingsValidation(section));
        services.AddOptions<MarsNetCheckSettings>().ValidateOnStart();
    }

    private static IReportHistory CreateHistory(IServiceProvider services)
    {
        var (settings, time) = (SettingsOf(services).History, services.GetRequiredService<TimeProvider>());
        return settings.Folder is null ? new MemoryHistory(settings, time) : new SqliteHistory(settings, time, services.GetRequiredService<ILogger<SqliteHistory>>());
    }

    private static MarsNetCheckSettings SettingsOf(IServiceProvider services) => services.GetRequiredService<IOptions<MarsNetCheckSettings>>().Value;
}
