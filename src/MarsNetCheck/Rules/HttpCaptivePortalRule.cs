using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// A captive portal answers until somebody signs in. The probe is the plain connectivity check, whose answer is known to
/// the letter; that nothing reaches its genuine peer is the control for what else the portal explains.
/// </summary>
internal sealed class HttpCaptivePortalRule(Lazy<Recognition> recognition) : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.captive-portal",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "A captive portal stands in the way",
        Detail = "The connectivity check was answered with {status}[foreign:  and a redirect to {foreign}] instead of its known answer. The network wants a sign-in page to be used first, and {endpoints} cannot be reached before that.",
        Action = "Sign this server in at the portal, or exempt its address from the portal.",
        MarsErrors = ["100050", "34513"],
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var cases = Case.All(evidence).Where(c => c.IsDirect).ToList();
        var probe = cases.FirstOrDefault(c => IsPortal(c, evidence));
        if (probe is null)
            yield break;
        var shutIn = !cases.Any(c => c.Endpoint.IsTls && Peer.IsReachedGenuinely(c, evidence));
        foreach (var subject in cases)
        {
            if (IsPortal(subject, evidence) || LeadsToTheSame(subject, probe, evidence) || (shutIn && IsConsequence(subject, evidence)))
                yield return Claim(subject, probe, evidence);
        }
    }

    private bool IsPortal(Case subject, Evidence evidence)
    {
        if (subject.Endpoint.IsTls || subject.Answer is not { } answer || recognition.Value.BlockedBy(answer) is not null)
            return false;
        if (recognition.Value.IsPortal(answer))
            return true;
        if (subject.Endpoint.Expect is not { Body: not null } expect)
            return false;
        return Redirection.ForeignHost(subject, evidence) is not null
            || (answer.Status == 200 && !Peer.HasBody(answer, expect) && LooksLikePage(answer));
    }

    private static bool LeadsToTheSame(Case subject, Case probe, Evidence evidence) =>
        !subject.Endpoint.IsTls
        && Redirection.ForeignHost(subject, evidence) is { } host
        && string.Equals(host, Redirection.ForeignHost(probe, evidence), StringComparison.OrdinalIgnoreCase);

    private static bool IsConsequence(Case subject, Evidence evidence)
    {
        if (subject.Trace.Handshake is not null)
            return subject.FailureOf(Stage.Handshake) is not null || Peer.Of(subject, evidence) == PeerKind.Foreign;
        return subject.FailureOf(Stage.Connect)?.Kind is FailureKind.Timeout or FailureKind.Refused or FailureKind.Prohibited or FailureKind.Unreachable;
    }

    private static bool LooksLikePage(AnswerFact answer) =>
        answer.Body.Contains("<html", StringComparison.OrdinalIgnoreCase) || answer.Body.Contains("<meta", StringComparison.OrdinalIgnoreCase);

    private static Claim Claim(Case subject, Case probe, Evidence evidence)
    {
        var claim = HttpClaims.With(
            new Claim { Rule = Descriptor, Endpoint = subject.Endpoint.Id }, probe, probe.Answer!, foreign: Redirection.ForeignHost(probe, evidence));
        return claim with { Key = "portal" };
    }
}
