using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>Takes the blocked flows out of a report. It judges nothing: which endpoints are in trouble and why, the findings say.</summary>
internal static class BlockedFlows
{
    /// <summary>The flows in the report's order; what went alike between the same ends is one.</summary>
    public static ImmutableArray<Flow> Of(Report report)
    {
        var findings = report.AllFindings.Where(f => f.Severity != Severity.Info).OrderByDescending(f => f.Severity == Severity.Error).ToList();
        var machine = report.Evidence.Machine;
        return [.. report.Judgement.Endpoints
            .SelectMany(e => OfEndpoint(e, [.. findings.Where(f => Explains(f, e))], machine))
            .GroupBy(d => d.Key)
            .Select(g => Merged([.. g.Select(d => d.Flow)]))
            .Concat(RangeFlows.Of(report, findings))];
    }

    private static bool Explains(Finding finding, EndpointJudgement endpoint) =>
        endpoint.ExplainedBy.Contains(finding.Id, StringComparer.Ordinal) || endpoint.Findings.Any(f => string.Equals(f.Id, finding.Id, StringComparison.Ordinal));

    private static IEnumerable<(FlowKey Key, Flow Flow)> OfEndpoint(EndpointJudgement endpoint, ImmutableArray<Finding> findings, MachineFact machine)
    {
        foreach (var trace in endpoint.Target.Main)
        {
            if (FindingFor(trace, endpoint, findings) is not { } finding)
                continue;
            var flows = IsOfNames(trace, finding) ? OfLookup(trace, finding, machine) : OfConnection(trace, StageOf(trace, finding), finding, endpoint.Target.Target, machine);
            foreach (var flow in flows)
                yield return flow;
        }
    }

    /// <summary>True if the flow to tell is that to the DNS server. An answer that this machine itself overrides is not the server's.</summary>
    private static bool IsOfNames(Trace trace, Finding finding) =>
        trace.FailedStage == Stage.Resolve || finding is { Stage: Stage.Resolve, Blame: not (Blame.Local or Blame.Configuration) };

    /// <summary>The finding that a flow is told with; null if the attempt was not blocked, was not measured, or sent nothing.</summary>
    private static Finding? FindingFor(Trace trace, EndpointJudgement endpoint, ImmutableArray<Finding> findings)
    {
        if (trace.Failure?.Kind is FailureKind.OutOfBudget or FailureKind.NoRoute or FailureKind.NoResolver or FailureKind.NotAsked)
            return null;
        if (trace.FailedStage is { } stage)
            return findings.FirstOrDefault(f => f.Stage == stage) ?? findings.FirstOrDefault(f => f.Severity == Severity.Error);
        // An answer that is an error came from the network only where not this machine's own settings are to blame.
        return !Equals(trace, endpoint.Deciding) ? null : findings.FirstOrDefault(f =>
            f is { Severity: Severity.Error, Stage: not (null or Stage.Connect), Blame: not (Blame.Local or Blame.Configuration) });
    }

    /// <summary>The stage that is told last: the one that failed, or that of the finding; a plain HTTP request has its proxy's answer in the exchange.</summary>
    private static Stage StageOf(Trace trace, Finding finding) =>
        trace.FailedStage ?? (trace.Stages.Any(s => s.Stage == finding.Stage) ? finding.Stage!.Value : trace.LastStage);

    private static IEnumerable<(FlowKey Key, Flow Flow)> OfLookup(Trace trace, Finding finding, MachineFact machine)
    {
        if (trace.Resolve is not { } resolve)
            yield break;
        foreach (var lookup in resolve.Lookups.Where(l => l.Failure?.Kind is not (FailureKind.OutOfBudget or FailureKind.NotAsked) && (l.Failure is null) == resolve.Ok && Concerns(l, finding, trace.Endpoint)))
        {
            var path = FlowPath.To(lookup.Server.Address, source: null, machine);
            var flow = new Flow
            {
                Protocol = FlowProtocol.Udp,
                Source = path.Source,
                Destination = lookup.Server,
                AskedFor = [resolve.Name],
                Route = Route.Direct,
                Interface = path.Interface,
                NextHop = path.NextHop,
                StartedAt = resolve.StartedAt,
                Sent = FlowWords.Sent(lookup),
                Received = FlowWords.Received(lookup),
                Icmp = lookup.Failure?.Icmp,
                Code = finding.Code,
                Findings = [finding.Id],
                Endpoints = [trace.Endpoint],
            };
            yield return (FlowKey.Of(flow, lookup.Failure), flow);
        }
    }

    /// <summary>False for an answer with other addresses than those that the finding is about.</summary>
    private static bool Concerns(DnsLookupFact lookup, Finding finding, string endpoint) =>
        lookup.Addresses.IsEmpty
        || EvidenceOf(finding, endpoint)["addresses"] is not JsonArray wrong
        || lookup.Addresses.Any(a => wrong.Any(w => string.Equals(w?.GetValue<string>(), a.ToString(), StringComparison.Ordinal)));

    /// <summary>What was seen of the endpoint, where a cause that several have was seen of each otherwise.</summary>
    private static JsonObject EvidenceOf(Finding finding, string endpoint) =>
        finding.Evidence.ContainsKey("addresses") || finding.Evidence["each"] is not JsonArray each
            ? finding.Evidence
            : each.OfType<JsonObject>().FirstOrDefault(e => string.Equals(e["endpoint"]?.GetValue<string>(), endpoint, StringComparison.Ordinal)) ?? finding.Evidence;

    private static IEnumerable<(FlowKey Key, Flow Flow)> OfConnection(Trace trace, Stage stage, Finding finding, Target target, MachineFact machine)
    {
        if (trace.Connect is not { } connect)
            yield break;
        var path = FlowPath.To(connect.Remote.Address, connect.Local?.Address, machine);
        var flow = new Flow
        {
            Protocol = FlowProtocol.Tcp,
            Source = path.Source,
            SourcePort = connect.Local?.Port,
            Destination = connect.Remote,
            AskedFor = [trace.Route.Proxy is null ? target.Endpoint.Host : FlowWords.Authority(target.Endpoint.Host, target.Endpoint.Port)],
            Route = trace.Route,
            Interface = path.Interface,
            NextHop = path.NextHop,
            StartedAt = connect.StartedAt,
            Sent = FlowWords.Sent(trace, stage),
            Received = FlowWords.Received(trace, stage),
            Icmp = trace.Failure?.Icmp,
            Code = finding.Code,
            Findings = [finding.Id],
            Endpoints = [trace.Endpoint],
        };
        yield return (FlowKey.Of(flow, trace.Failure), flow);
    }

    private static Flow Merged(ImmutableArray<Flow> alike)
    {
        ImmutableArray<string> asked = [.. alike.SelectMany(f => f.AskedFor).Distinct(StringComparer.OrdinalIgnoreCase)];
        return alike[0] with
        {
            // Attempts and endpoints share the look-up of a name.
            Attempts = alike[0].Protocol == FlowProtocol.Udp ? asked.Length : alike.Length,
            AskedFor = asked,
            Endpoints = [.. alike.SelectMany(f => f.Endpoints).Distinct(StringComparer.Ordinal)],
            Findings = [.. alike.SelectMany(f => f.Findings).Distinct(StringComparer.Ordinal)],
        };
    }
}
