using MarsNetCheck.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Access;

/// <summary>Puts the gate before the routes.</summary>
internal static class AccessParts
{
    /// <summary>Adds what the gate is made of.</summary>
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(s => new HostCheck(SettingsOf(s)));
        services.TryAddSingleton(s => Login.Read(SettingsOf(s), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<RateLimits>();
        services.TryAddSingleton<AccessGate>();
    }

    /// <summary>Guards every route of a group, those mapped later, too. The files that the settings name are read now, so that what is wrong with them stops the start.</summary>
    /// <exception cref="MarsNetCheck.Settings.SettingsException">A file cannot be used.</exception>
    public static void Guard(RouteGroupBuilder group, IServiceProvider services)
    {
        var gate = services.GetRequiredService<AccessGate>();
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (endpoint.RequestDelegate is { } answer)
                endpoint.RequestDelegate = context => gate.InvokeAsync(context, answer);
        });
    }

    /// <summary>Guards everything that a program answers, paths that it does not have among it.</summary>
    public static void Guard(IApplicationBuilder app)
    {
        var gate = app.ApplicationServices.GetRequiredService<AccessGate>();
        app.Use(next => context => gate.InvokeAsync(context, next));
    }

    private static AccessSettings SettingsOf(IServiceProvider services) => services.GetRequiredService<IOptions<MarsNetCheckSettings>>().Value.Access;
}
