using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Nothing of a range answered, and there is no control.</summary>
internal sealed class RangeUnprovenRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "range.unproven",
        Severity = Severity.Info,
        Kind = ClaimKind.Remark,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "Nothing is proven of {cidr}",
        Detail = "None of {samples} addresses of {cidr} answered on TCP port {port}, and nothing shows that one of them should have: many addresses of the range are not in use.",
        Action = "",
            };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence) =>
        RangeAssessment.All(evidence).Where(r => r is { Verdict: RangeVerdict.Inconclusive, Usual: not null }).Select(r => RangeClaims.Of(Descriptor, r));
}
