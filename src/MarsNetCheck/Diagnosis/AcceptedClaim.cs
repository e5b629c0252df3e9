namespace MarsNetCheck.Diagnosis;

/// <summary>A claim that stands, with all that the descriptor leaves to it decided.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Order">The place of its rule in the book.</param>
internal sealed record AcceptedClaim(Claim Claim, int Order)
{
    public RuleDescriptor Rule => Claim.Rule;

    public ClaimKind Kind => Claim.Kind ?? Rule.Kind;

    public Severity Severity => Claim.Severity ?? Rule.Severity;

    public Blame Blame => Claim.Blame ?? Rule.Blame;
}
