using System.Collections.Immutable;

namespace MarsNetCheck.Facts;

/// <summary>What came of a proxy's demand for a login. It holds no credentials, no nonce and no token.</summary>
public sealed record LoginFact
{
    /// <summary>How it ended.</summary>
    public required LoginOutcome Outcome { get; init; }

    /// <summary>Whose credentials there were.</summary>
    public required CredentialKind Credentials { get; init; }

    /// <summary>The schemes that the first answer offered, in its order; those in no understandable form left out.</summary>
    public ImmutableArray<ChallengeFact> Offered { get; init; } = [];

    /// <summary>The scheme that was used; null if nothing was sent.</summary>
    public LoginScheme? Scheme { get; init; }

    /// <summary>How many requests carried credentials: 0 to 5.</summary>
    public int Legs { get; init; }

    /// <summary>What the proxy said of itself on the way; null if nothing.</summary>
    public ProxyIdentityFact? Identity { get; init; }
}
