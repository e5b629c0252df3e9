using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// A rule about one end of a genuine certificate's validity. A wrong clock and a foreign issuer come first in the book.
/// The control is the clock, which the answers of all endpoints judge.
/// </summary>
/// <param name="descriptor">What the code means.</param>
/// <param name="wrong">The certificate that is out of its time at an instant; null if none is.</param>
/// <param name="date">The end of its validity that the rule is about.</param>
internal abstract class TlsDateRule(
    RuleDescriptor descriptor,
    Func<HandshakeFact, DateTimeOffset, CertificateFact?> wrong,
    Func<CertificateFact, DateTimeOffset> date) : CaseRule(descriptor)
{
    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Trace.Handshake is not { } handshake || wrong(handshake, handshake.JudgedAt) is not { } certificate)
            return null;
        return Claim(subject) with
        {
            Key = certificate.Issuer,
            Arguments = Words.Of(("subject", certificate.Subject), ("date", Exhibit.Time(date(certificate)))),
            Evidence = Exhibit.Of(("serverName", handshake.ServerName), ("address", Exhibit.Address(subject)), ("certificate", Exhibit.Certificate(certificate)), ("judgedAt", Exhibit.Time(handshake.JudgedAt))),
        };
    }
}
