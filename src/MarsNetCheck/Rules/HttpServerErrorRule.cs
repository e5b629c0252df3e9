using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The service was reached and is unwell. The control is the peer: an answer of somebody else's is no error of the service.</summary>
internal sealed class HttpServerErrorRule(Lazy<Recognition> recognition) : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.server-error",
        Severity = Severity.Warning,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Microsoft,
        Title = "{host} [one: answers][many: answer] with a server error",
        Detail = "{endpoints} answered {status}: the way is open, and the service itself is unwell.",
        Action = "Repeat the check later and look at Azure's service health if {host} still answers {status}.",
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Answer is not { Status: >= 500 and not 511 } answer || subject.Endpoint.Expect.Statuses.Contains(answer.Status))
            return null;
        // What a proxy says for itself is no service that was reached.
        if (ProxyAnswers.RefusalOf(subject, evidence, recognition.Value) is not null)
            return null;
        // An inspecting device that answers 502 or 503 itself is no service that was reached.
        if (Peer.Of(subject, evidence) == PeerKind.Foreign && HttpClaims.IsDoubtful(subject, evidence))
            return null;
        // Where any status will do, any answer proves the host.
        if (HttpClaims.IsPlainAndRecommended(subject) && subject.Endpoint.Expect.Statuses.IsEmpty)
            return HttpClaims.With(Claim(subject), subject, answer) with { Severity = Severity.Info, Kind = ClaimKind.Remark, Blame = Blame.Unknown };
        return HttpClaims.With(Claim(subject), subject, answer) with
        {
            // A host that only stands for many of its kind says nothing of them.
            Severity = subject.Endpoint.Sample ? Severity.Info : null,
            Blame = HttpClaims.IsDoubtful(subject, evidence) ? Blame.Unknown : null,
        };
    }
}
