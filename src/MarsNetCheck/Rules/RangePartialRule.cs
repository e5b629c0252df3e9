using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A part of a documented range is blocked; the rest of the range is the control.</summary>
internal sealed class RangePartialRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "range.partial",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "The firewall lets only a part of {cidr} through",
        Detail = "{reachable} answers, {unreachable} does not ({failure}).[looksLike:  The rule looks like a /{looksLike} instead of a /{prefix}.]",
        Action = "Allow TCP port {port} from this server to the whole of {cidr} on the firewall.",
        MarsErrors = ["100050"],
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence) =>
        RangeAssessment.All(evidence).Where(r => r.Verdict == RangeVerdict.Partial).Select(r => RangeClaims.Of(Descriptor, r));
}
