using System.Collections.Immutable;

namespace MarsNetCheck.Diagnosis;

/// <summary>Claims that have one cause, and the endpoints that it explains in catalog order.</summary>
/// <param name="Claims">The claims, at least one, in the order of the rules.</param>
/// <param name="Endpoints">Ids of the endpoints; empty for a claim about the run or a range.</param>
internal sealed record CommonCause(ImmutableArray<AcceptedClaim> Claims, ImmutableArray<string> Endpoints)
{
    public RuleDescriptor Rule => Claims[0].Rule;

    public int Order => Claims[0].Order;

    public Severity Severity => Claims[0].Severity;

    public Blame Blame => Claims[0].Blame;

    public ClaimKind Kind => Claims[0].Kind;

    /// <summary>True if it proves nothing of its endpoints.</summary>
    public bool Unproven => Claims.Any(c => c.Claim.Unproven);

    /// <summary>True unless it is one endpoint's own.</summary>
    public bool AtTop => Rule.RunWide || Endpoints.Length != 1 || Claims.Any(c => c.Claim.Endpoint is null);
}
