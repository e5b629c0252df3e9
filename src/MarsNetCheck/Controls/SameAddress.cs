using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>What the controls have in common that greet the very address where a handshake failed.</summary>
internal static class SameAddress
{
    /// <summary>Greets the request's address; behind a proxy there is no address of the endpoint, and nothing is measured.</summary>
    public static async Task<ControlFact> GreetAsync(Visit visit, ControlRequest request, Trace trace, string serverName, DialOptions options, ProbeScope scope)
    {
        if (request.Address is null || trace.Route.Proxy is not null)
            return new ControlFact { Request = request };
        return new ControlFact { Request = request, Trace = await visit.GreetAsync(trace, request.Port, serverName, options, new TimeLeft(scope)).ConfigureAwait(false) };
    }
}
