using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// The peer ends the handshake with a TLS alert other than "protocol version".
/// The control is the alert itself, read off the wire: somebody refused, and the connection before it was made.
/// </summary>
internal sealed class TlsAlertRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.alert",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Firewall,
        Title = "The TLS handshake with {host} is refused",
        Detail = "What answers for {endpoints} ended the handshake with a TLS alert[alert:  ({alert})]. Microsoft's service takes this ClientHello; a device that inspects TLS refuses it.",
        Action = "Exempt {host} from TLS inspection on the way, or allow it in that device's policy.",
        MarsErrors = ["100050", "34513", "10054"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.FailureOf(Stage.Handshake) is not { Kind: FailureKind.TlsAlert } failure)
            return null;
        var alert = failure.Alert?.ToString(CultureInfo.InvariantCulture);
        return Claim(subject) with
        {
            Blame = PathBlame.Of(subject),
            Key = $"{subject.Proxy} {alert}",
            Arguments = Words.Of(("alert", alert)),
            Evidence = Exhibit.Failure(subject, ("serverName", subject.Trace.Handshake!.ServerName)),
        };
    }
}
