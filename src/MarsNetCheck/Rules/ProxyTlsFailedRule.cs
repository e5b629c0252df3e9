using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// The TLS handshake with an https:// proxy fails, or its certificate is not to be trusted.
/// The controls are this machine's roots, the roots that the user named, and the clocks of those that answered.
/// </summary>
internal sealed class ProxyTlsFailedRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.tls-failed",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Proxy,
        Title = "TLS to the proxy itself fails",
        Detail = "The route to {endpoints} is {proxy}, and[failure:  the TLS handshake with it fails ({failure}).][certificate:  its certificate ({certificate}) is not one that this machine trusts for that name.]",
        Action = "Set the proxy as http:// if {proxy} does not speak TLS, or give it a certificate that this machine trusts.",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Proxy is not { } proxy || subject.Trace.Tunnel is not { } tunnel || !HasFailed(tunnel, evidence))
            return null;
        var failure = tunnel.Handshake?.Failure ?? (tunnel.Handshake is null ? tunnel.Failure : null);
        var certificate = tunnel.Handshake?.Chain.FirstOrDefault();
        return Claim(subject) with
        {
            Key = proxy.ToString(),
            Arguments = Words.Of(
                ("proxy", proxy.ToString()),
                ("failure", failure is null ? null : Exhibit.Word(failure.Kind)),
                ("certificate", failure is null ? certificate?.Subject : null)),
            Evidence = Exhibit.Failure(subject, ("certificate", Exhibit.Certificate(certificate))),
        };
    }

    private static bool HasFailed(TunnelFact tunnel, Evidence evidence)
    {
        if (tunnel.Handshake is { } handshake)
            return handshake.Failure is not null and not { Kind: FailureKind.OutOfBudget } || ProxyCertificate.IsDoubtful(handshake, ClockOffset.Of(evidence));
        return tunnel is { Answer: null, Failure.Kind: FailureKind.NotTls or FailureKind.TlsAlert or FailureKind.TlsVersion };
    }
}
