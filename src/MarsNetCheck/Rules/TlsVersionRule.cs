using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>There is no TLS 1.2 or newer on the way. The control is the version in the answer, read off the wire.</summary>
internal sealed class TlsVersionRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.version",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Firewall,
        Title = "No TLS 1.2 with {host}",
        Detail = "What answers for {endpoints} does not agree on TLS 1.2 or newer[protocol:  ({protocol} was agreed on)]. Microsoft's services do, so a device on the way limits the version.",
        Action = "Allow TLS 1.2 and 1.3 on the device that inspects the way to {allow}.",
        MarsErrors = ["10054", "100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Trace.Handshake is not { } handshake || !IsMine(handshake))
            return null;
        return Claim(subject) with
        {
            Blame = PathBlame.Of(subject),
            Key = $"{subject.Proxy} {handshake.Protocol}",
            Arguments = Words.Of(("protocol", handshake.Protocol)),
            Evidence = Exhibit.Failure(subject, ("protocol", handshake.Protocol), ("cipher", handshake.Cipher)),
        };
    }

    private static bool IsMine(HandshakeFact handshake) => handshake.Failure switch
    {
        { Kind: FailureKind.TlsVersion } => true,
        null => handshake.Protocol is "Ssl2" or "Ssl3" or "Tls" or "Tls11",
        _ => false,
    };
}
