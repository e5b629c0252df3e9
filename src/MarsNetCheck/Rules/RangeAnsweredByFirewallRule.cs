using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// Something on the way answers for every address, so that the open connections of a range prove nothing. The control is an address that
/// nobody has. It is asked for only where handshakes fail, and there the tls finding tells of the device: this one stays at
/// info, as the same cause is not to be reported twice.
/// </summary>
internal sealed class RangeAnsweredByFirewallRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "range.answered-by-firewall",
        Severity = Severity.Info,
        Kind = ClaimKind.Remark,
        Stage = Stage.Connect,
        Blame = Blame.Firewall,
        Title = "A device on the way answers for {cidr}",
        Detail = "{open} of {samples} addresses of {cidr} accepted a connection on TCP port {port}, and so does {unused}, an address that nobody has: a device on the way accepts every connection, and what is behind it is not known.",
        Action = "Let that device pass TCP port {port} from this server to {cidr} on instead of answering it.",
    };

    /// <inheritdoc/>
    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    /// <inheritdoc/>
    public IEnumerable<Claim> Judge(Evidence evidence) =>
        RangeAssessment.All(evidence).Where(r => r.AnsweredFor is not null).Select(Claim);

    private static Claim Claim(RangeAssessment range)
    {
        var claim = RangeClaims.Of(Descriptor, range);
        var unused = range.AnsweredFor!.ToString();
        return claim with { Arguments = claim.Arguments.SetItem("unused", unused), Evidence = Exhibit.With(claim.Evidence, ("unusedAddress", unused)) };
    }
}
