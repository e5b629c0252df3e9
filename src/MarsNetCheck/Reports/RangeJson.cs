using System.Text.Json;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>An address range in a report: the counts, and which parts answered.</summary>
internal static class RangeJson
{
    public static void Write(Utf8JsonWriter json, RangeJudgement judgement, Evidence evidence)
    {
        var sweep = judgement.Sweep;
        var coverage = RangeCoverage.Of(judgement, evidence);
        json.Text("cidr", sweep.Cidr);
        json.Word<RangeVerdict>("verdict", judgement.Verdict);
        json.Number("port", sweep.Port);
        json.Word("skipped", sweep.Skipped);
        json.Number("probed", Count(sweep, f => f?.Kind != FailureKind.OutOfBudget));
        json.Number("open", Count(sweep, f => f is null));
        json.Number("refused", Count(sweep, f => f?.Kind is FailureKind.Refused or FailureKind.Reset));
        json.Number("prohibited", Count(sweep, f => f?.Kind is FailureKind.Prohibited or FailureKind.LocalDenied));
        json.Number("timedOut", Count(sweep, f => f?.Kind == FailureKind.Timeout));
        json.Number("smallestBlockSeen", coverage.SmallestBlockSeen);
        json.Objects("coverage", coverage.Blocks, WriteBlock);
    }

    private static int Count(SweepFact sweep, Func<Failure?, bool> matches) => sweep.Samples.Count(s => matches(s.Failure));

    private static void WriteBlock(Utf8JsonWriter json, RangeBlock block)
    {
        json.Text("cidr", block.Cidr);
        json.Word<RangeState>("state", block.State);
    }
}
