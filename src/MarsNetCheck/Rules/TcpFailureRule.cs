using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A rule about one way in which connecting straight to an endpoint fails. Every address of the endpoint was tried: that is the control for a dead one among them.</summary>
internal abstract class TcpFailureRule(RuleDescriptor descriptor) : CaseRule(descriptor)
{
    /// <summary>True for the kind of failure that the rule is about.</summary>
    protected abstract bool IsMine(FailureKind kind);

    /// <summary>Who must act; null for the descriptor's.</summary>
    protected virtual Blame? BlameFor(Failure failure) => null;

    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (!subject.IsDirect || subject.FailureOf(Stage.Connect) is not { } own)
            return null;
        var elsewhere = RationedIcmp.Explains(subject, evidence);
        var failure = elsewhere ?? own;
        if (!IsMine(failure.Kind))
            return null;
        var port = subject.Endpoint.Port.ToString(CultureInfo.InvariantCulture);
        var sender = failure.Icmp?.Sender?.ToString();
        return Claim(subject) with
        {
            Blame = BlameFor(failure),
            // One device says no to all of these, or none says anything.
            Key = $"{port} {sender}",
            Arguments = Words.Of(
                ("port", port),
                ("address", subject.Trace.Address?.ToString()),
                ("sender", sender),
                ("local", failure.Kind == FailureKind.LocalDenied ? "" : null)),
            Evidence = Exhibit.Failure(subject, ("icmpToSibling", Exhibit.Icmp(elsewhere?.Icmp))),
        };
    }
}
