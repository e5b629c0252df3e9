using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A rule about one way in which a handshake is torn down after the ClientHello. The control is another server name on the same address.</summary>
internal abstract class TlsTornDownRule(RuleDescriptor descriptor, FailureKind mine) : CaseRule(descriptor)
{
    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) =>
        Case.All(evidence).Where(IsMine).Select(OtherNameControl.Request);

    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (!IsMine(subject))
            return null;
        var filtered = OtherNameControl.SniFiltered(subject, evidence);
        var handshake = subject.Trace.Handshake!;
        return Claim(subject) with
        {
            Blame = PathBlame.Of(subject),
            Key = $"{subject.Proxy} {filtered}",
            Arguments = Words.Of(
                ("address", subject.Trace.Address?.ToString()),
                ("proxy", subject.Proxy?.ToString()),
                ("bytes", handshake.BytesReceived > 0 ? handshake.BytesReceived.ToString(CultureInfo.InvariantCulture) : null),
                ("noBytes", handshake.BytesReceived > 0 ? null : ""),
                ("byName", filtered == true ? "" : null),
                ("byAddress", filtered == false ? "" : null)),
            Evidence = Exhibit.Failure(
                subject,
                ("serverName", handshake.ServerName),
                ("diedAfter", handshake.BytesReceived > 0 ? "serverHello" : "clientHello"),
                ("bytesReceived", handshake.BytesReceived),
                ("sniFiltered", filtered)),
        };
    }

    private bool IsMine(Case subject) => subject.FailureOf(Stage.Handshake)?.Kind == mine;
}
