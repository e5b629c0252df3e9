using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A proxy that nobody set passes plain HTTP on; one that refuses has a code of its own. Marks that content networks leave as well do not count. The control is the route, which is direct.</summary>
internal sealed class HttpTransparentProxyRule(Lazy<Recognition> recognition) : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.transparent-proxy",
        Severity = Severity.Info,
        Kind = ClaimKind.Remark,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "A transparent proxy ({vendor}) passes {host} on",
        Detail = "The route is direct, and the answer of {endpoints} carries the mark of {vendor}: plain HTTP goes through a proxy that was not asked for.",
        Action = "",
    };

    protected override Claim? Judge(Case subject, Evidence evidence) =>
        !subject.IsDirect || subject.Answer is not { } answer || Peer.Of(subject, evidence) == PeerKind.Genuine && subject.Endpoint.IsTls
        || recognition.Value.BlockedBy(answer) is not null || recognition.Value.TransparentProxy(answer) is not { } vendor
            ? null
            : HttpClaims.With(Claim(subject), subject, answer, vendor: vendor);
}
