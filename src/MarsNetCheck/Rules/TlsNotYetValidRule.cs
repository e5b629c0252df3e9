using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A genuine certificate has not begun. A wrong clock and a foreign issuer come first.</summary>
internal sealed class TlsNotYetValidRule() : TlsDateRule(Descriptor, CertificateDates.NotYetValid, c => c.NotBefore)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.not-yet-valid",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Microsoft,
        Title = "The certificate[many: s] of {host} [one: is][many: are] not valid yet",
        Detail = "The certificate {subject} begins on {date}, and the clock of this machine was not found to be wrong.",
        Action = "Report the premature certificate of {host} to Microsoft, or to whoever runs what answers in its place.",
        MarsErrors = ["100050", "34513"],
    };
}
