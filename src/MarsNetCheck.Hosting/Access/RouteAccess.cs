using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MarsNetCheck.Hosting.Access;

/// <summary>What sets a route apart from one that shows something to whoever may see it. It stands among the route's metadata.</summary>
internal sealed record RouteAccess
{
    /// <summary>A route that shows something.</summary>
    public static RouteAccess Usual { get; } = new();

    /// <summary>A route that answers without a login.</summary>
    public static RouteAccess WithoutLogin { get; } = new() { IsOpen = true };

    /// <summary>That of the route that a request means. Where routing comes later, the one that has the request's very path; <see cref="Usual"/> where there is none.</summary>
    public static RouteAccess Of(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint)
            return endpoint.Metadata.GetMetadata<RouteAccess>() ?? Usual;
        var path = context.Request.Path.Value?.Trim('/');
        return context.RequestServices.GetService<EndpointDataSource>()?.Endpoints.OfType<RouteEndpoint>()
            .Where(e => string.Equals(e.RoutePattern.RawText?.Trim('/'), path, StringComparison.OrdinalIgnoreCase))
            .Select(e => e.Metadata.GetMetadata<RouteAccess>())
            .FirstOrDefault(access => access is not null) ?? Usual;
    }

    /// <summary>A route that begins something or keeps a connection, even if it is read.</summary>
    public static RouteAccess Acting(RateClass rate) => new() { Acts = true, Rate = rate };

    /// <summary>True if nobody has to log in. Default false.</summary>
    public bool IsOpen { get; init; }

    /// <summary>True if another site may not lead here, not even by a link. Default false; what is not read with GET or HEAD acts in any case.</summary>
    public bool Acts { get; init; }

    /// <summary>As what its requests are counted. Default <see cref="RateClass.Read"/>.</summary>
    public RateClass Rate { get; init; }
}
