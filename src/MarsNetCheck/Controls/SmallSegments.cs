using System.Net.Sockets;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>The same handshake on the same address in segments so small that any path carries them. Where it gets its whole answer and the usual one gets none, large packets vanish on the way (RFC 2923 section 2.1).</summary>
internal sealed class SmallSegments(Visit visit, SelectedCatalog catalog)
{
    /// <summary>The name of the attempt in the report.</summary>
    public const string Purpose = "control:small-segments";

    /// <summary>The segment that every host must take (RFC 9293 section 3.7.1); with IPv6 the smallest link carries more.</summary>
    private static readonly DialOptions _small = new() { MaximumSegmentSize = 536 };

    /// <summary>Connects to the request's address in small segments and greets it with the endpoint's name.</summary>
    public async Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope)
    {
        if (catalog.Find(request.Endpoint) is not { } endpoint)
            return new ControlFact { Request = request };
        var fact = await SameAddress.GreetAsync(visit, request, ControlTrace.Of(request, "m-", Purpose), endpoint.Host, _small, scope).ConfigureAwait(false);
        // A platform that does not take the size has sent nothing: that is not measured.
        return fact.Trace?.Connect?.Failure?.Socket == SocketError.ProtocolOption ? new ControlFact { Request = request } : fact;
    }
}
