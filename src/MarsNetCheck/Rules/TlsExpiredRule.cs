using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A genuine certificate has ended. A wrong clock and a foreign issuer come first.</summary>
internal sealed class TlsExpiredRule() : TlsDateRule(Descriptor, CertificateDates.Expired, c => c.NotAfter)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.expired",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Microsoft,
        Title = "The certificate[many: s] of {host} [one: has][many: have] expired",
        Detail = "The certificate {subject} ended on {date}, and the clock of this machine was not found to be wrong.",
        Action = "Report the expired certificate of {host} to Microsoft, or to whoever runs what answers in its place.",
        MarsErrors = ["100050", "34513"],
    };
}
