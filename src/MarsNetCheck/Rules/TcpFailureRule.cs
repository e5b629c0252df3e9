using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// A rule about one way in which connecting straight to an endpoint fails. Every address of the endpoint was tried: that is the control for a dead
/// one among them. The control for a cause of one port is the other ports.
/// </summary>
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
        var ports = new PortsAlike(evidence, rationed);
        foreach (var subject in Case.All(evidence))
        {
            if (Judge(subject, rationed, ports, evidence) is { } claim)
                yield return SiblingControl.Complete(RouteControl.CompleteThrough(claim, subject, evidence), subject, evidence);
        }
    }

    /// <summary>What every finding of these rules says where other addresses of the same names connect.</summary>
    protected const string OtherAddresses = "[some:  Other addresses of the same names answer, so it is a matter of luck which one a program takes.]";

    private Claim? Judge(Case subject, RationedIcmp rationed, PortsAlike ports, Evidence evidence)
    {
        if (!subject.IsDirect)
            return null;
        if (subject.FailureOf(Stage.Connect) is not { } own)
            return Some(subject, evidence);
        var elsewhere = rationed.Explains(subject);
        var failure = elsewhere ?? own;
        if (!IsMine(failure.Kind))
            return null;
        var mine = subject.Attempts.Where(t => t.FailedStage == Stage.Connect && (t == subject.Trace || IsMine(t.Failure!.Kind)));
        return Claim(subject, failure, mine, evidence) with
        {
            // One device says no to all of these, or none says anything.
            Key = $"{ports.Of(subject)} {failure.Icmp?.Sender?.ToString()}",
            Evidence = Exhibit.Failure(subject, ("icmpToSibling", Exhibit.Icmp(elsewhere?.Icmp))),
        };
    }

    // One address among several of a family says little where the others answer: a dead machine of many. Only where a filter says so, it is a
    // rule to mend. A private address among public ones is a matter of names.
    private Claim? Some(Case subject, Evidence evidence)
    {
        var connected = subject.Attempts.Where(t => t.Connect is { Failure: null }).Select(t => t.Family).ToHashSet();
        var failed = subject.Attempts.Where(t => t.FailedStage == Stage.Connect && connected.Contains(t.Family) && IsMine(t.Failure!.Kind) && !SpecialAddress.IsPrivate(t.Address!)).ToList();
        if (failed.Count == 0)
            return null;
        var failure = failed[0].Failure!;
        var claim = Claim(subject, failure, failed, evidence);
        var said = failure.Kind is FailureKind.Prohibited or FailureKind.LocalDenied;
        return claim with
        {
            Kind = ClaimKind.Remark,
            YieldsToCause = true,
            Severity = said ? Severity.Warning : Severity.Info,
            Blame = said ? claim.Blame : Blame.Unknown,
            Key = string.Create(CultureInfo.InvariantCulture, $"{subject.Endpoint.Port} {failure.Icmp?.Sender?.ToString()} some"),
            Arguments = claim.Arguments.Remove("all").Add("some", ""),
            Evidence = Exhibit.Failure(subject with { Trace = failed[0] }, ("others", Exhibit.Addresses(subject.Attempts.Where(t => t.Connect is { Failure: null }).Select(t => t.Address!)))),
        };
    }

    private Claim Claim(Case subject, Failure failure, IEnumerable<Trace> failed, Evidence evidence)
    {
        var port = subject.Endpoint.Port.ToString(CultureInfo.InvariantCulture);
        var sender = failure.Icmp?.Sender?.ToString();
        var isOwn = IsOwn(failure, evidence.Machine);
        return subject.Claim(descriptor) with
        {
            Blame = isOwn ? Blame.Local : BlameFor(failure),
            Arguments = Words.Of(
                ("all", ""),
                ("port", port),
                ("source", evidence.Machine.Addresses.FirstOrDefault(a => a.AddressFamily == subject.Trace.Address?.AddressFamily)?.ToString()),
                ("address", string.Join(", ", failed.Select(t => t.Address))),
                ("sender", sender),
                ("router", sender),
                ("icmp", Icmp(failure.Icmp)),
                ("noAsker", sender is null || isOwn ? "" : null),
                ("asker", sender is null || isOwn ? null : $"{sender} says no"),
                ("local", failure.Kind == FailureKind.LocalDenied || isOwn ? "" : null),
                ("far", failure.Kind == FailureKind.LocalDenied || isOwn ? null : "")),
        };
    }

    private static string? Icmp(IcmpError? icmp) => icmp is null ? null : string.Create(
        CultureInfo.InvariantCulture, $"{(icmp.Sender?.AddressFamily == AddressFamily.InterNetworkV6 ? "ICMPv6" : "ICMP")} type {icmp.Type} code {icmp.Code}");

    /// <summary>True if the ICMP error came from this machine itself: no other device has seen the packet.</summary>
    internal static bool IsOwn(Failure failure, MachineFact machine) =>
        failure.Icmp?.Sender is { } sender
        && (IPAddress.IsLoopback(sender) || machine.Addresses.Contains(SpecialAddress.Plain(sender)));
}
