using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A rule about one way in which a handshake is torn down after the ClientHello. The control is another server name on the same address.</summary>
internal abstract class TlsTornDownRule(RuleDescriptor descriptor, FailureKind mine) : CaseRule(descriptor)
{
    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) =>
        Case.All(evidence).Where(IsMine).SelectMany(c => OtherNameControl.Requests(c).Concat(UnusedAddressControl.Requests(c)))
            .Concat(RouteControl.StraightRequests(evidence))
            .Concat(RouteControl.ThroughRequests(evidence))
            .Concat(SiblingControl.Requests(evidence));

    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (!IsMine(subject))
            return null;
        var filtered = OtherNameControl.SniFiltered(subject, evidence);
        var unnamed = OtherNameControl.AnswersWithoutName(subject, evidence);
        var unused = UnusedAddressControl.Answering(subject, evidence);
        var byName = filtered == true || (filtered == false && unnamed == true);
        var handshake = subject.Trace.Handshake!;
        var claim = Claim(subject) with
        {
            Blame = PathBlame.Of(subject),
            Key = $"{subject.Proxy} {byName} {unused}",
            Arguments = Words.Of(
                ("address", subject.Trace.Address?.ToString()),
                ("proxy", subject.Proxy?.ToString()),
                ("bytes", handshake.BytesReceived > 0 ? handshake.BytesReceived.ToString(CultureInfo.InvariantCulture) : null),
                ("noBytes", handshake.BytesReceived > 0 ? null : ""),
                ("byName", filtered == true ? "" : null),
                ("byAddress", filtered == false && !byName ? "" : null),
                ("withoutName", filtered == false && byName ? "" : null),
                ("unused", unused),
                // Where one name gets through, the device that accepts everything looks at names.
                ("accepted", unused is not null && !byName ? "" : null),
                ("looksInside", unused is null || byName ? "" : null),
                ("port", subject.Endpoint.Port.ToString(CultureInfo.InvariantCulture))),
            Evidence = Exhibit.Failure(
                subject,
                ("serverName", handshake.ServerName),
                ("diedAfter", handshake.BytesReceived > 0 ? "serverHello" : "clientHello"),
                ("bytesReceived", handshake.BytesReceived),
                ("sniFiltered", filtered),
                ("answersWithoutName", unnamed),
                ("unusedAddress", unused)),
        };
        return Completed(claim, subject, evidence);
    }

    private static Claim Completed(Claim claim, Case subject, Evidence evidence)
    {
        claim = RouteControl.CompleteStraight(claim, subject, evidence);
        claim = RouteControl.CompleteThrough(claim, subject, evidence);
        return SiblingControl.Complete(claim, subject, evidence);
    }

    /// <summary>What every finding of these rules says of the controls.</summary>
    protected const string Controls = "[byName:  Another server name on the same address gets through: the filter goes by the name.]"
        + "[byAddress:  Another server name on the same address fails as well: it is not the name.]"
        + "[withoutName:  Another server name on the same address fails as well, and without any name it answers: the filter lets through only the names that it knows.]"
        + UnusedAddressControl.Wording + "[proxy:  The route is {proxy}.]" + RouteControl.StraightWording + RouteControl.ThroughWording + SiblingControl.Wording;

    /// <summary>What to do about a device that answers for every address; it stands before what to do about any other.</summary>
    protected const string AcceptedAction = "[accepted: Allow TCP port {port} from this server to {allow} on the device that accepts every connection]";

    private bool IsMine(Case subject) => subject.FailureOf(Stage.Handshake)?.Kind == mine;
}
