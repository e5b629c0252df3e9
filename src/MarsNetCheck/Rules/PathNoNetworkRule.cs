using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>This machine has no way out at all.</summary>
internal sealed class PathNoNetworkRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "path.no-network",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        RunWide = true,
        Blame = Blame.Local,
        Title = "This machine has no network",
        Detail = "The system has no route to any of {endpoints}; nothing was sent.",
        Action = "Connect this machine to the network and give it a default gateway.",
        MarsErrors = ["100050", "34513"],
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    // The control is every other endpoint: a missing route to one of them would be that endpoint's matter.
    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var cases = Case.All(evidence).Where(c => !IsWithin(c)).ToList();
        if (!cases.All(c => NothingWasSent(c, evidence.Machine) || NothingCouldBeSent(c, evidence.Machine)))
            return [];
        return cases.Select(c => c.Claim(Descriptor) with
        {
            Key = "network",
            Evidence = Exhibit.Of(("machineAddresses", Exhibit.Addresses(evidence.Machine.Addresses))),
        });
    }

    // A proxy on this machine is reached without a network, and says nothing of it.
    private static bool IsWithin(Case subject) => !subject.IsDirect && subject.Trace.Address is { } proxy && IPAddress.IsLoopback(proxy);

    // Without an address of its own the missing DNS server is no more than a consequence.
    private static bool NothingCouldBeSent(Case subject, MachineFact machine) =>
        machine.Addresses.IsEmpty && subject.FailureOf(Stage.Resolve)?.Kind == FailureKind.NoResolver;

    // A missing route to the one proxy is the proxy's matter as long as this machine has an address to send from.
    private static bool NothingWasSent(Case subject, MachineFact machine)
    {
        if (!subject.IsDirect && machine.Addresses.Any(a => subject.Trace.Address is not { } proxy || a.AddressFamily == proxy.AddressFamily))
            return false;
        if (subject.Trace.Failure?.Kind == FailureKind.NoRoute)
            return true;
        return subject.Trace is { FailedStage: Stage.Resolve, Resolve.Lookups: { IsEmpty: false } lookups }
            && lookups.All(l => l.Failure?.Kind == FailureKind.NoRoute);
    }
}
