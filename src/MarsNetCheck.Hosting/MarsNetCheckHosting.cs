using MarsNetCheck.Hosting.Api;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Pages;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting;

/// <summary>Puts MarsNetCheck into an ASP.NET Core program.</summary>
public static class MarsNetCheckHosting
{
    /// <summary>Adds scheduled runs, their history, health checks and metrics.</summary>
    /// <param name="services">The program's services. Those registered before stay: <see cref="ICheckFactory"/>, <see cref="IReportHistory"/>, <see cref="TimeProvider"/>.</param>
    /// <param name="configuration">The program's configuration; the section <see cref="MarsNetCheckSettings.Section"/> is read.</param>
    public static IServiceCollection AddMarsNetCheck(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.Configure<MarsNetCheckSettings>(configuration.GetSection(MarsNetCheckSettings.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(s => CheckSettingsReader.Read(SettingsOf(s).Check, name => $"{MarsNetCheckSettings.Section}:Check:{name}"));
        services.TryAddSingleton<ICheckFactory, CheckFactory>();
        services.TryAddSingleton<IReportHistory>(s => new MemoryHistory(SettingsOf(s).History, s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<RunFeed>();
        services.TryAddSingleton<CheckRunner>();
        services.TryAddSingleton<PageCache>();
        services.AddHostedService<CheckWorker>();
        return services;
    }

    /// <summary>Adds the dashboard, the JSON API, metrics and health to the program's routes.</summary>
    /// <param name="endpoints">The program's routes.</param>
    /// <param name="prefix">Where they begin, for example <c>/mars</c>; empty for the root.</param>
    public static RouteGroupBuilder MapMarsNetCheck(this IEndpointRouteBuilder endpoints, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var group = endpoints.MapGroup(prefix);
        ReportRoutes.Map(group);
        PageRoutes.Map(group);
        return group;
    }

    private static MarsNetCheckSettings SettingsOf(IServiceProvider services) => services.GetRequiredService<IOptions<MarsNetCheckSettings>>().Value;
}
