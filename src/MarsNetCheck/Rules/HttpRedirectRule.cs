using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Something sends the client to a foreign site. The control is the catalog: its hosts and patterns are no foreign sites.</summary>
internal sealed class HttpRedirectRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.redirect",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "{host} [one: is][many: are] redirected to {foreign}",
        Detail = "{endpoints} answered {status} with the address of {foreign}, which is none of the service's own: something on the way answers in its place.",
        Action = "Exempt {host} from the filter or portal that redirects to {foreign}.",
        MarsErrors = ["100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence) =>
        subject.Answer is not { } answer || !HttpClaims.IsDoubtful(subject, evidence) || Redirection.ForeignHost(subject, evidence) is not { } foreign
            ? null
            : HttpClaims.Milder(HttpClaims.With(Claim(subject), subject, answer, foreign: foreign), subject);
}
