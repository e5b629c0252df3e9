using System.Security.Cryptography;
using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Controls;

/// <summary>Looks up a name that nobody has registered. A resolver that answers it with an address makes up answers (NXDOMAIN rewriting).</summary>
internal sealed class NonexistentName(Resolve resolve)
{
    private const int RandomBytes = 10;

    /// <summary>Looks the name up; a random one, so that no cache knows it.</summary>
    public async Task<ControlFact> RunAsync(ControlRequest request, ProbeScope scope)
    {
        // Not under .invalid: resolvers answer that by themselves (RFC 6761 section 6.4).
        var name = $"x{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}.com";
        return new ControlFact { Request = request, Resolve = await resolve.RunAsync(name, scope).ConfigureAwait(false) };
    }
}
