using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>
/// A TLS handshake with a name that nobody filters, on the very address and route where the real name failed. If it gets any
/// TLS answer, even a refusal, the address is open and the name is what is filtered.
/// </summary>
internal sealed class OtherName(Visit visit)
{
    /// <summary>The name of the attempt in the report.</summary>
    public const string Purpose = "control:other-name";

    /// <summary>A name reserved for examples (RFC 2606 section 3).</summary>
    private const string Name = "www.example.com";

    /// <summary>Connects to the request's address and greets it with the other name.</summary>
    public Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope) =>
        SameAddress.GreetAsync(visit, request, ControlTrace.Of(request, "c-", Purpose), Name, DialOptions.Usual, scope);
}
