using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// A rule about one way in which the request fails although everything before it worked.
/// The controls are the stages before it, which worked, and the chain: nothing on a direct way looks into a genuine one.
/// </summary>
internal abstract class HttpFailureRule(RuleDescriptor descriptor) : CaseRule(descriptor)
{
    /// <summary>True for the kind of failure that the rule is about.</summary>
    protected abstract bool IsMine(FailureKind kind);

    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.FailureOf(Stage.Exchange) is not { } failure || !IsMine(failure.Kind))
            return null;
        var genuine = Peer.Of(subject, evidence) == PeerKind.Genuine;
        return Claim(subject) with
        {
            // The way to a genuine host is open as far as its TLS; one that only stands for many of its kind says no more of them.
            Severity = genuine && subject.Endpoint is { IsTls: true, Sample: true } ? Severity.Info : null,
            // Nothing on a direct way can look into a genuine TLS connection: then nobody can be named.
            Blame = subject.IsDirect && genuine ? Blame.Unknown : PathBlame.Of(subject),
            Key = subject.Proxy?.ToString() ?? "direct",
            Arguments = Words.Of(("proxy", subject.Proxy?.ToString())),
            Evidence = Exhibit.Failure(subject, ("url", subject.Trace.Exchange!.Url.ToString()), ("answer", Exhibit.Answer(subject.Answer))),
        };
    }
}
