using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The connection is reset after the ClientHello.</summary>
internal sealed class TlsResetRule() : TlsTornDownRule(Descriptor, FailureKind.Reset)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.reset",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Firewall,
        Title = "The TLS handshake with {host} is reset",
        Detail = "The connection to {endpoints} is made, and reset [noBytes: as soon as the ClientHello has been sent][bytes: after the ClientHello, when {bytes} bytes had come back]: a device on the way looks into it." + Controls,
        Action = AcceptedAction + "[looksInside: Exempt {allow} from the intrusion prevention][byName:  or server name filter][withoutName:  or server name filter][looksInside:  on the way that resets TLS]" + RouteControl.ThroughAction + ".",
        MarsErrors = ["10054", "100050", "34513"],
    };
}
