using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A whole documented range is blocked; the assessment names its control.</summary>
internal sealed class RangeBlockedRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "range.blocked",
        Severity = Severity.Error,
        Kind = ClaimKind.Remark,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "The firewall blocks {cidr}",
        Detail = "None of {samples} addresses of {cidr} could be connected to on TCP port {port} ({failure}), and the sign-in hosts show that some should have answered.",
        Action = "Allow TCP port {port} from this server to {cidr} on the firewall.",
        MarsErrors = ["100050", "34513"],
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    // Where the sign-in hosts fail alike, their own finding tells it already: one cause, one finding.
    private static bool IsNews(RangeAssessment range) =>
        range is { Verdict: RangeVerdict.Blocked, Control: not RangeControl.SignInFailsAlike };

    public IEnumerable<Claim> Judge(Evidence evidence) =>
        RangeAssessment.All(evidence).Where(IsNews).Select(r => RangeClaims.Of(Descriptor, r));
}
