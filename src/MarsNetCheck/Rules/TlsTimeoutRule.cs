using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Silence after the ClientHello.</summary>
internal sealed class TlsTimeoutRule() : TlsTornDownRule(Descriptor, FailureKind.Timeout)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.timeout",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Firewall,
        Title = "The TLS handshake with {host} gets no answer",
        Detail = "The connection to {endpoints} is made, and after the ClientHello[bytes:  and {bytes} bytes that came back] there is silence: a device on the way drops what follows." + Controls,
        Action = AcceptedAction + "[looksInside: Exempt {allow} from the TLS inspection][byName:  or server name filter][withoutName:  or server name filter][looksInside:  on the way that drops the handshake]" + RouteControl.ThroughAction + ".",
        MarsErrors = ["10054", "100050", "34513"],
    };
}
