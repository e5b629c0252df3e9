using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Controls;

/// <summary>The attempt of a control before it was made.</summary>
internal static class ControlTrace
{
    /// <summary>An attempt named by a prefix of its kind and what tells it from others of its kind at the endpoint.</summary>
    public static Trace Of(ControlRequest request, string prefix, string purpose) => new()
    {
        Id = prefix + (request.Address?.ToString() ?? request.Source?.ToString()),
        Endpoint = request.Endpoint ?? "",
        Purpose = purpose,
        Route = request.Route ?? Route.Direct,
        Address = request.Address,
    };
}
