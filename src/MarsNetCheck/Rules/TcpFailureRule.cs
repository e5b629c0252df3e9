using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>A rule about one way in which connecting straight to an endpoint fails. Every address of the endpoint was tried: that is the control for a dead one among them.</summary>
internal abstract class TcpFailureRule(RuleDescriptor descriptor) : IRule
{
    /// <summary>True for the kind of failure that the rule is about.</summary>
    protected abstract bool IsMine(FailureKind kind);

    /// <summary>Who must act; null for the descriptor's.</summary>
    protected virtual Blame? BlameFor(Failure failure) => null;

    /// <inheritdoc/>
    public ImmutableArray<RuleDescriptor> Codes => [descriptor];

    /// <inheritdoc/>
    public IEnumerable<ControlRequest> Needs(Evidence evidence) =>
        RouteControl.ThroughRequests(evidence).Concat(SiblingControl.Requests(evidence));

    /// <inheritdoc/>
    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var rationed = new RationedIcmp(evidence);
        foreach (var subject in Case.All(evidence))
        {
            if (Judge(subject, rationed, evidence) is { } claim)
                yield return SiblingControl.Complete(RouteControl.CompleteThrough(claim, subject, evidence), subject, evidence);
        }
    }

    private Claim? Judge(Case subject, RationedIcmp rationed, Evidence evidence)
    {
        if (!subject.IsDirect || subject.FailureOf(Stage.Connect) is not { } own)
            return null;
        var elsewhere = rationed.Explains(subject);
        var failure = elsewhere ?? own;
        if (!IsMine(failure.Kind))
            return null;
        var port = subject.Endpoint.Port.ToString(CultureInfo.InvariantCulture);
        var sender = failure.Icmp?.Sender?.ToString();
        return new Claim
        {
            Rule = descriptor,
            Endpoint = subject.Endpoint.Id,
            Blame = IsOwn(failure, evidence.Machine) ? Blame.Local : BlameFor(failure),
            // One device says no to all of these, or none says anything.
            Key = $"{port} {sender}",
            Arguments = Words.Of(
                ("port", port),
                ("source", evidence.Machine.Addresses.FirstOrDefault(a => a.AddressFamily == subject.Trace.Address?.AddressFamily)?.ToString()),
                ("address", subject.Trace.Address?.ToString()),
                ("sender", sender),
                ("router", sender),
                ("noAsker", sender is null || IsOwn(failure, evidence.Machine) ? "" : null),
                ("asker", sender is null || IsOwn(failure, evidence.Machine) ? null : $"{sender} says no"),
                ("local", failure.Kind == FailureKind.LocalDenied || IsOwn(failure, evidence.Machine) ? "" : null),
                ("far", failure.Kind == FailureKind.LocalDenied || IsOwn(failure, evidence.Machine) ? null : "")),
            Evidence = Exhibit.Failure(subject, ("icmpToSibling", Exhibit.Icmp(elsewhere?.Icmp))),
        };
    }

    /// <summary>True if the ICMP error came from this machine itself: no other device has seen the packet.</summary>
    internal static bool IsOwn(Failure failure, MachineFact machine) =>
        failure.Icmp?.Sender is { } sender
        && (IPAddress.IsLoopback(sender) || machine.Addresses.Contains(SpecialAddress.Plain(sender)));
}
