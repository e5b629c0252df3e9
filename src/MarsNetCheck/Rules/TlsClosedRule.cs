using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The connection is closed after the ClientHello.</summary>
internal sealed class TlsClosedRule() : TlsTornDownRule(Descriptor, FailureKind.Closed)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.closed",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Firewall,
        Title = "The TLS handshake with {host} is cut off",
        Detail = "The connection to {endpoints} is made, and closed after the ClientHello[noBytes:  without an answer][bytes:  when {bytes} bytes had come back]: a device on the way looks into it." + Controls,
        Action = AcceptedAction + "[looksInside: Exempt {allow} from the TLS inspection][byName:  or server name filter][withoutName:  or server name filter][looksInside:  on the way that cuts TLS off]" + RouteControl.ThroughAction + ".",
        MarsErrors = ["10054", "100050", "34513"],
    };
}
