using Microsoft.AspNetCore.Routing;

namespace MarsNetCheck.Hosting.Api;

/// <summary><c>GET /openapi.json</c>: the description of all routes (OpenAPI 3.1), as it was written by hand.</summary>
internal static class OpenApiRoute
{
    private const string Resource = "openapi.json";

    private static readonly Lazy<byte[]> _document = new(Read);

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapRead("/openapi.json", context => JsonAnswer.SendAsync(context, JsonAnswer.ContentType, _document.Value));

    private static byte[] Read()
    {
        using var stream = typeof(OpenApiRoute).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
