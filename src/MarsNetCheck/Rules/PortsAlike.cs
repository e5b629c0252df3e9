using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// Tells the ports of a run that fail alike from those that do not. Where every connection to two ports fails in the same way, or the same hosts do
/// on both, nothing shows that it is the port: one device, one rule. The controls are the connections to the other ports and hosts.
/// </summary>
internal sealed class PortsAlike
{
    private readonly Dictionary<int, string> _names;

    /// <summary>Compares what became of the direct connections of a run, by port.</summary>
    public PortsAlike(Evidence evidence, RationedIcmp rationed)
    {
        var ports = Case.All(evidence)
            .Where(c => c.IsDirect && c.Trace.Connect is not null)
            .GroupBy(c => c.Endpoint.Port)
            .Select(g => (Port: g.Key, Pattern: PatternOf([.. g], rationed)));
        _names = ports.GroupBy(p => p.Pattern, p => p.Port, StringComparer.Ordinal)
            .SelectMany(alike => alike.Select(port => (port, Name: string.Join("+", alike.Order()))))
            .ToDictionary(p => p.port, p => p.Name);
    }

    /// <summary>The port of an endpoint that could not be connected to, with all that fail alike.</summary>
    public string Of(Case subject) => _names[subject.Endpoint.Port];

    // Two ports with one pattern fail alike. Where one of them works for some hosts, it takes the same hosts to be the same cause.
    private static string PatternOf(ImmutableArray<Case> cases, RationedIcmp rationed)
    {
        var failed = cases.Where(c => c.FailureOf(Stage.Connect) is not null).ToList();
        var ways = failed.Select(c => WayOf(rationed.Explains(c) ?? c.Trace.Failure!)).Distinct(StringComparer.Ordinal).ToList();
        if (failed.Count == cases.Length && ways.Count == 1)
            return ways[0];
        return string.Join(' ', failed.Select(c => $"{c.Endpoint.Host}={WayOf(c.Trace.Failure!)}").Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal));
    }

    private static string WayOf(Failure failure) => $"{failure.Kind} {failure.Icmp?.Sender?.ToString()}";
}
