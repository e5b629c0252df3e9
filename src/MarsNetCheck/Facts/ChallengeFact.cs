using System.Collections.Immutable;

namespace MarsNetCheck.Facts;

/// <summary>One way to log in that a proxy offers (RFC 9110 section 11.3).</summary>
/// <param name="Scheme">The scheme's name as received, for example <c>Digest</c>.</param>
public sealed record ChallengeFact(string Scheme)
{
    /// <summary>realm, algorithm, qop, charset and stale, those that it has. Never a nonce or a token.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
