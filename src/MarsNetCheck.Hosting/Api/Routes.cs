using MarsNetCheck.Hosting.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MarsNetCheck.Hosting.Api;

/// <summary>Ways to add a route.</summary>
internal static class Routes
{
    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds a route that is read.</summary>
    public static void MapRead(this IEndpointRouteBuilder routes, string pattern, RequestDelegate answer) => routes.MapRead(pattern, answer, RouteAccess.Usual);

    /// <summary>Adds a route that is read, with what sets it apart.</summary>
    public static void MapRead(this IEndpointRouteBuilder routes, string pattern, RequestDelegate answer, RouteAccess access) =>
        routes.MapMethods(pattern, _reading, answer).WithMetadata(access);
}
