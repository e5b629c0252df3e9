using MarsNetCheck.Hosting.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MarsNetCheck.Hosting.Access;

/// <summary>No request of the service needs a body. A small one is passed over; a large one, or one that does not tell its length, is refused.</summary>
internal static class BodyCheck
{
    /// <summary>The size in bytes above which a body is refused: 1 KiB.</summary>
    public const int MaxBytes = 1024;

    /// <summary>What is wrong with the request's body; null if nothing is.</summary>
    public static Problem? Refuse(HttpContext context)
    {
        if (context.Request.ContentLength is > MaxBytes)
            return new Problem(StatusCodes.Status413PayloadTooLarge, "The request has a body", "No request of this service needs a body; leave it out.");
        var hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? false;
        return hasBody && context.Request.ContentLength is null
            ? new Problem(StatusCodes.Status411LengthRequired, "The request has a body of unknown length", "No request of this service needs a body; leave it out.")
            : null;
    }
}
