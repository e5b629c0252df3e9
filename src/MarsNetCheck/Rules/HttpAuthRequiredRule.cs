using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// A proxy that nobody set answers on the direct way and wants a login. A service behind a genuine certificate may ask for one itself.
/// The control is the catalog, which knows the statuses that the service gives.
/// </summary>
internal sealed class HttpAuthRequiredRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.auth-required",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Proxy,
        Title = "Something on the way wants a login for {host}",
        Detail = "The route is direct, and {endpoints} answered {status}. The service asks for no login there: a transparent proxy on the way does.",
        Action = "Exempt this server from authentication on the transparent proxy, or set that proxy explicitly in the MARS agent.",
        MarsErrors = ["407", "100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (!subject.IsDirect || subject.Answer is not { Status: 401 or 407 } answer)
            return null;
        return Asks(subject, answer, evidence) ? HttpClaims.With(Claim(subject), subject, answer) with { Blame = null } : null;
    }

    // A certificate that this machine refuses is what goes wrong first.
    private static bool Asks(Case subject, AnswerFact answer, Evidence evidence) =>
        subject.Endpoint.IsTls
            ? answer.Status == 407 && subject.Trace.Handshake is { Trusted: true } && HttpClaims.IsDoubtful(subject, evidence)
            : !subject.Endpoint.Expect.Statuses.Contains(answer.Status) && HttpClaims.IsDoubtful(subject, evidence);
}
