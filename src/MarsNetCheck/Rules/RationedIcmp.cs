using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// Routers ration their ICMP messages (RFC 1812 section 4.3.2.8; Linux sends about one a second to a client), so a rule that
/// rejects is silent to most of the connections that it rejects. The controls: a filter said no to a sibling on the same port,
/// and not one sibling got through.
/// </summary>
internal static class RationedIcmp
{
    /// <summary>What the filter said to a sibling of a silent connection; null if nothing shows that it is the same rule.</summary>
    public static Failure? Explains(Case subject, Evidence evidence)
    {
        if (subject.FailureOf(Stage.Connect) is not { Kind: FailureKind.Timeout })
            return null;
        var alike = Connections(subject, evidence, IsSibling);
        return Prohibition(alike) ?? Prohibition([.. Connections(subject, evidence, (_, _) => true), .. Samples(subject, evidence)]);
    }

    /// <summary>The prohibition among connections none of which was made.</summary>
    private static Failure? Prohibition(IReadOnlyCollection<Failure?> connections) =>
        connections.Any(f => f is null) ? null : connections.FirstOrDefault(f => f is { Kind: FailureKind.Prohibited, Icmp.Sender: not null });

    private static List<Failure?> Connections(Case subject, Evidence evidence, Func<Case, TargetEvidence, bool> counts) =>
        [.. evidence.Targets.Where(t => t.Endpoint.Port == subject.Endpoint.Port && counts(subject, t))
            .SelectMany(t => t.Main).Where(t => t.Route.Proxy is null).Select(t => t.Connect).OfType<ConnectFact>()
            .Where(c => c.Failure?.Kind is not (FailureKind.NoRoute or FailureKind.OutOfBudget)).Select(c => c.Failure)];

    private static IEnumerable<Failure?> Samples(Case subject, Evidence evidence) =>
        evidence.Sweeps.Where(s => s.Port == subject.Endpoint.Port).SelectMany(s => s.Samples)
            .Select(s => s.Failure).Where(f => f?.Kind is not (FailureKind.NoRoute or FailureKind.OutOfBudget));

    /// <summary>Endpoints that one documented pattern stands for are let through by one rule.</summary>
    private static bool IsSibling(Case subject, TargetEvidence other) =>
        other.Endpoint.Group == subject.Endpoint.Group && other.Endpoint.Requirements.Intersect(subject.Endpoint.Requirements, StringComparer.Ordinal).Any();
}
