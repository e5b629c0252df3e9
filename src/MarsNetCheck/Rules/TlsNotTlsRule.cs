using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>What answers does not speak TLS. The control is the bytes that came back, read off the wire.</summary>
internal sealed class TlsNotTlsRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.not-tls",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Firewall,
        Title = "Something that speaks no TLS answers in place of {host}",
        Detail = "What answers for {endpoints} does not speak TLS, as Microsoft's service does. A device on the way answers itself, most often with a page in clear text.",
        Action = "Find the device that answers at {address} in place of the service, and exempt {allow} from it.",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence) =>
        subject.FailureOf(Stage.Handshake)?.Kind is not (FailureKind.NotTls or FailureKind.ProtocolError)
            ? null
            : Claim(subject) with
            {
                Blame = PathBlame.Of(subject),
                Key = subject.Proxy?.ToString() ?? "direct",
                Arguments = Words.Of(("address", subject.Proxy?.ToString() ?? subject.Trace.Address?.ToString())),
                Evidence = Exhibit.Failure(subject, ("bytesReceived", subject.Trace.Handshake!.BytesReceived)),
            };
}
