using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Hosting.Health;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Hosting.Settings;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Api;

/// <summary>All routes of the JSON API.</summary>
internal static class ApiParts
{
    /// <summary>Adds what the routes need.</summary>
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<CheckHealth>();
        services.TryAddSingleton<ReportForms>();
        services.TryAddSingleton<EventListeners>();
        services.TryAddSingleton(s => new ProbeGate(SettingsOf(s)));
        services.TryAddSingleton(s => new ProbeTargets(s.GetRequiredService<ICheckFactory>().Catalog, SettingsOf(s)));
    }

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        ReportRoutes.Map(routes);
        ReportListRoute.Map(routes);
        ChangesRoute.Map(routes);
        TimingsRoute.Map(routes);
        CheckRoute.Map(routes);
        EventsRoute.Map(routes);
        HealthRoutes.Map(routes);
        ProbeRoute.Map(routes);
        OpenApiRoute.Map(routes);
    }

    private static ProbeSettings SettingsOf(IServiceProvider services) => services.GetRequiredService<IOptions<MarsNetCheckSettings>>().Value.Probe;
}
