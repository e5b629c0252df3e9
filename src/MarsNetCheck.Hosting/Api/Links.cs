using Microsoft.AspNetCore.Http;

namespace MarsNetCheck.Hosting.Api;

/// <summary>Addresses of the service's own routes, wherever a program has placed them.</summary>
internal static class Links
{
    /// <summary>The path of a route beside the one that was asked for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="relative">For example <c>report</c>.</param>
    public static string Beside(HttpRequest request, string relative)
    {
        var path = request.PathBase.Add(request.Path).ToUriComponent();
        return path[..(path.LastIndexOf('/') + 1)] + relative;
    }
}
