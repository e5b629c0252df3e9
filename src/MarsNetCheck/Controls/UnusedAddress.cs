using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>A connection to an address of the blocks for documentation (RFC 5737, RFC 3849), which nobody has. If it is made, something on the way answers for every address, and an open connection proves nothing.</summary>
internal sealed class UnusedAddress(Visit visit)
{
    /// <summary>The name of the attempt in the report.</summary>
    public const string Purpose = "control:unused-address";

    /// <summary>Connects to the request's address.</summary>
    public async Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope)
    {
        if (request.Address is null)
            return new ControlFact { Request = request };
        return new ControlFact { Request = request, Trace = await visit.KnockAsync(ControlTrace.Of(request, "u-", Purpose), request.Port, new TimeLeft(scope)).ConfigureAwait(false) };
    }
}
