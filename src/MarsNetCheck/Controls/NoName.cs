using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>
/// A TLS handshake without a server name on the very address and route where the real name failed. A filter that lets only
/// known names through refuses the other name too, and has nothing to refuse here: then the address is open all the same.
/// </summary>
internal sealed class NoName(Visit visit)
{
    /// <summary>The name of the attempt in the report.</summary>
    public const string Purpose = "control:no-name";

    /// <summary>Connects to the request's address and greets it without a name.</summary>
    public Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope) =>
        SameAddress.GreetAsync(visit, request, ControlTrace.Of(request, "n-", Purpose), serverName: "", DialOptions.Usual, scope);
}
