using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using AddressBlock = MarsNetCheck.Diagnosis.AddressBlock;

namespace MarsNetCheck.Reports;

/// <summary>The flows to addresses of ranges that a finding says are blocked, one for each range and outcome.</summary>
internal static class RangeFlows
{
    /// <summary>The flows in the order of the ranges; of ranges that none of the findings is about there are none.</summary>
    public static IEnumerable<Flow> Of(Report report, IReadOnlyCollection<Finding> findings) =>
        from range in report.Judgement.Ranges
        let finding = findings.FirstOrDefault(f => new Cause { Number = 1, Finding = f }.Explains(range))
        where finding is not null
        from alike in Blocked(range, report.Evidence).GroupBy(s => (s.Failure!.Kind, s.Failure.Icmp))
        select Merged([.. alike], range.Sweep, finding, report.Evidence.Machine);

    // An address that is silent among others that answer is one that nobody has.
    private static IEnumerable<SampleFact> Blocked(RangeJudgement range, Evidence evidence)
    {
        var blocks = RangeCoverage.Of(range, evidence).Blocks.Where(b => b.State == RangeState.Blocked).ToList();
        return range.Sweep.Samples.Where(s => s.Failure is not null && new RangeProbe(s.Address, s.Failure).Measured && blocks.Exists(b => Holds(b.Cidr, s.Address)));
    }

    private static bool Holds(string cidr, IPAddress address) => AddressBlock.TryParse(cidr, out var block) && block.Contains(address);

    private static Flow Merged(ImmutableArray<SampleFact> alike, SweepFact sweep, Finding finding, MachineFact machine)
    {
        var connect = new ConnectFact { Remote = new IPEndPoint(alike[0].Address, sweep.Port), Duration = alike[0].Duration, Failure = alike[0].Failure };
        var path = FlowPath.To(alike[0].Address, source: null, machine);
        return new Flow
        {
            Protocol = FlowProtocol.Tcp,
            Source = path.Source,
            Destination = connect.Remote,
            Range = sweep.Cidr,
            Others = [.. alike.Skip(1).Select(s => s.Address)],
            AskedFor = [sweep.Cidr],
            Route = Route.Direct,
            Interface = path.Interface,
            NextHop = path.NextHop,
            Attempts = alike.Length,
            Sent = connect.Failure is { Kind: FailureKind.LocalDenied } ? "nothing" : "SYN",
            Received = FlowWords.Received(connect),
            Icmp = connect.Failure?.Icmp,
            Code = finding.Code,
            Findings = [finding.Id],
            Endpoints = [],
        };
    }
}
