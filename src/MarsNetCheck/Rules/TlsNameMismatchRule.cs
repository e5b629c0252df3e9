using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// The certificate is for another name. A foreign one is interception already; a genuine one means that the name leads to another service.
/// The control is the chain, which is genuine.
/// </summary>
internal sealed class TlsNameMismatchRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.name-mismatch",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Dns,
        Title = "The certificate[many: s] that [one: answers][many: answer] for {host} [one: is][many: are] for another name",
        Detail = "It is for {names}. The name leads to another service's address: an old entry in a hosts file or DNS zone, or a private endpoint of another resource.",
        Action = "Correct the DNS zone or hosts file entry that sends {host} to {address}.",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Trace.Handshake is not { NameMatches: false, Chain: { IsEmpty: false } chain } handshake)
            return null;
        var leaf = chain[0];
        return Claim(subject) with
        {
            Key = leaf.Thumbprint,
            Blame = subject.IsDirect ? null : Blame.Proxy,
            Arguments = Words.Of(
                ("names", leaf.DnsNames.IsEmpty ? leaf.Subject : string.Join(", ", leaf.DnsNames.Take(3))),
                ("address", subject.IsDirect ? subject.Trace.Address?.ToString() : subject.Trace.Tunnel?.Authority)),
            Evidence = Exhibit.Of(
                ("serverName", handshake.ServerName),
                ("address", Exhibit.Address(subject)),
                ("names", Exhibit.Texts(leaf.DnsNames)),
                ("certificate", Exhibit.Certificate(leaf))),
        };
    }
}
