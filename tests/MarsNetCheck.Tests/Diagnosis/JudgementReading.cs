using System.Globalization;
using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Tests.Diagnosis;

/// <summary>Short ways to read a judgement in tests.</summary>
internal static class JudgementReading
{
    private static readonly string[] Shown = ["dns.", "tcp.", "proxy.", "tls.", "http.", "path."];
    private static readonly string[] Telling = ["address", "addresses", "durationMs", "resolvers", "medianMs", "answered", "dead", "dns", "machineAddresses"];

    public static IEnumerable<Finding> All(this Judgement judgement) =>
        judgement.Findings.Concat(judgement.Endpoints.SelectMany(e => e.Findings));

    public static string[] Codes(this Judgement judgement)
    {
        Assert.All(judgement.All(), IsWorded);
        return [.. judgement.All().Select(f => f.Code)];
    }

    public static Finding Only(this Judgement judgement, string code)
    {
        Assert.Equal([code], judgement.Codes());
        return judgement.All().Single();
    }

    public static Finding Find(this Judgement judgement, string code) =>
        Assert.Single(judgement.All(), f => string.Equals(f.Code, code, StringComparison.Ordinal) && Worded(f));

    public static Finding Find(this Judgement judgement, string code, int port) =>
        Assert.Single(judgement.All(), f => string.Equals(f.Code, code, StringComparison.Ordinal) && f.Detail.Contains($"port {port.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal));

    public static EndpointVerdict VerdictOf(this Judgement judgement, string endpoint) =>
        judgement.Endpoints.Single(e => string.Equals(e.Target.Endpoint.Id, endpoint, StringComparison.Ordinal)).Verdict;

    public static EndpointVerdict RequirementVerdict(this Judgement judgement, string pattern) =>
        judgement.Requirements.Single(r => string.Equals(r.Pattern, pattern, StringComparison.Ordinal)).Verdict;

    private static bool Worded(Finding finding)
    {
        IsWorded(finding);
        return true;
    }

    /// <summary>No placeholder is left open in any finding that a test looks at.</summary>
    private static void IsWorded(Finding finding)
    {
        Assert.DoesNotContain('{', finding.Title);
        Assert.DoesNotContain('{', finding.Detail);
        Assert.DoesNotContain('{', finding.Action);
        Assert.DoesNotContain(": ]", finding.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain('[', finding.Action);
        if (finding.Severity > Severity.Info && Shown.Any(g => finding.Code.StartsWith(g, StringComparison.Ordinal)))
            Assert.True(HasAddressOrTiming(finding.Evidence), $"{finding.Code} shows neither an address nor a duration: {finding.Evidence.ToJsonString()}");
    }

    // What went wrong on the way has a place on it, or took its time.
    private static bool HasAddressOrTiming(JsonObject evidence) =>
        Telling.Any(evidence.ContainsKey)
        || (evidence["each"] is JsonArray each && each.All(e => Telling.Any(e!.AsObject().ContainsKey)));
}
