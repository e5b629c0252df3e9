namespace MarsNetCheck.Routes;

/// <summary>Tells the proxy of an address from a place that the program knows and this library does not, for example an inventory. May be asked by several threads at once.</summary>
public interface IRouteSource
{
    /// <summary>The routes to an address in the order in which they are tried; null to leave it to the settings that MARS would follow.</summary>
    /// <param name="url">The address.</param>
    /// <param name="cancellationToken">Cancelled when the run ends.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled. Anything else that is thrown ends the run without a report.</exception>
    Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken);
}
