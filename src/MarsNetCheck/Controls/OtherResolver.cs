using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>A look-up of the name by one other DNS server of this machine. Where it has an answer, the one that denies or falsifies the name is the one to mend.</summary>
/// <param name="resolveBy">The stage that asks one server and not the operating system.</param>
internal sealed class OtherResolver(Func<IPEndPoint, Resolve> resolveBy)
{
    /// <summary>Asks the request's server for the request's name.</summary>
    public async Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope)
    {
        if (request is not { Name: { } name, Server: { } server })
            return new ControlFact { Request = request };
        return new ControlFact { Request = request, Resolve = await resolveBy(server).RunAsync(name, scope).ConfigureAwait(false) };
    }
}
