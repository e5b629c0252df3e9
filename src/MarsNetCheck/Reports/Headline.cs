using System.Globalization;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Reports;

/// <summary>Says in one or two sentences what a report comes to.</summary>
public static class Headline
{
    /// <summary>The verdict in capitals, for example <c>BLOCKED</c>.</summary>
    public static string Word(OverallVerdict verdict) => verdict switch
    {
        OverallVerdict.Ready => "READY",
        OverallVerdict.Degraded => "DEGRADED",
        OverallVerdict.Blocked => "BLOCKED",
        _ => "INCONCLUSIVE",
    };

    /// <summary>The sentences: what MARS can or cannot do from this machine, and what of it was not probed.</summary>
    public static string Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var sentence = report.Verdict switch
        {
            OverallVerdict.Ready => Ready(report),
            OverallVerdict.Degraded => Degraded(report),
            OverallVerdict.Blocked => Blocked(report),
            _ => Inconclusive(report),
        };
        return sentence + Interrupted(report) + Coverage(report.Evidence.Catalog);
    }

    private static string Ready(Report report)
    {
        var endpoints = report.Judgement.Endpoints.Count(e => e.Verdict != EndpointVerdict.Skipped);
        var ranges = report.Judgement.Ranges.Count(r => r.Verdict == RangeVerdict.Ok);
        var also = ranges == 0 ? "" : $" and {Count(ranges, "address range")}";
        var what = (HasRequired(report), report.Evidence.Catalog.Narrowed) switch
        {
            (false, _) => "what was probed, no required endpoint among it",
            (_, true) => "what was probed",
            _ => "what it needs",
        };
        return $"MARS on {Host(report)} can reach {what}: {Count(endpoints, "endpoint")}{also} of {Part(report.Evidence.Catalog)}.";
    }

    private static string Degraded(Report report)
    {
        var (blocked, required) = Required(report, EndpointVerdict.Blocked);
        var causes = Cause.All(report).Length;
        var what = causes == 1 ? "1 thing is not as it should be" : $"{Text(causes)} things are not as they should be";
        var things = causes == 0 ? "Not all is as it should be" : what;
        if (required == 0)
            return $"No required endpoint was probed from {Host(report)}. {things}.";
        var reached = blocked == 0 ? $"all {Count(required, "required endpoint")}" : $"{Text(required - blocked)} of {Count(required, "required endpoint")}";
        var host = Host(report);
        return report.Evidence.Catalog.Narrowed ? $"Of what was probed from {host} {reached} can be reached. {things}." : $"MARS can work from {host}: {reached} can be reached. {things}.";
    }

    private static string Blocked(Report report)
    {
        var (blocked, required) = Required(report, EndpointVerdict.Blocked);
        var causes = Cause.All(report).Count(c => c.Finding.Severity == Severity.Error);
        var affected = blocked == 0 ? "" : $"{(causes == 0 ? "" : "; ")}{Text(blocked)} of {Count(required, "required endpoint")} {(blocked == 1 ? "is" : "are")} affected";
        return $"MARS cannot {Purpose(report)} from {Host(report)}. {(causes == 0 ? "" : Count(causes, "cause"))}{affected}.";
    }

    private static string Inconclusive(Report report)
    {
        if (Cause.OfAnotherWay(report) is not null)
            return AnotherWay(report);
        var (missing, required) = Required(report, EndpointVerdict.Inconclusive);
        var lines = report.Judgement.Requirements.Count(r => r is { Required: true, Verdict: EndpointVerdict.Inconclusive or EndpointVerdict.Skipped });
        var what = (missing, lines) switch
        {
            (> 0, _) => $"{Text(missing)} of {Count(required, "required endpoint")}",
            (_, > 0) => $"{Count(lines, "required line")} of Microsoft's list",
            _ => "what decides it",
        };
        return $"Nothing shows whether MARS can work from {Host(report)}: {what} could not be measured. Nothing required is known to be blocked.";
    }

    private static string AnotherWay(Report report)
    {
        var (blocked, required) = Required(report, EndpointVerdict.Blocked);
        var (missing, _) = Required(report, EndpointVerdict.Inconclusive);
        var seen = (required, blocked, missing) switch
        {
            (0, _, _) => "No required endpoint was probed",
            (_, 0, 0) => $"On that one {(required == 1 ? "the required endpoint was" : $"all {Text(required)} required endpoints were")} reached",
            (_, 0, _) => $"On that one {Text(missing)} of {Count(required, "required endpoint")} could not be measured, and none is blocked",
            _ => $"On that one {Text(blocked)} of {Count(required, "required endpoint")} {(blocked == 1 ? "is" : "are")} blocked{(missing == 0 ? "" : $" and {Text(missing)} could not be measured")}",
        };
        return $"Nothing shows whether MARS can work from {Host(report)}: it may take another way than the one that was probed. {seen}.";
    }

    private static string Interrupted(Report report) => report.Interrupted ? " The run was interrupted; this is what had been measured." : "";

    private static string Coverage(SelectedCatalog catalog)
    {
        var part = catalog.Narrowed ? " Only a part of the list was probed." : "";
        return catalog.Region is null ? part + " The vault's own region was not probed." : part;
    }

    // Without sign-in and control plane there is no registration; without storage alone, no backup.
    private static string Purpose(Report report)
    {
        var groups = report.Judgement.Endpoints.Where(e => e.Verdict == EndpointVerdict.Blocked).Select(e => e.Target.Endpoint.Group).ToHashSet();
        if (groups.Contains(EndpointGroup.Auth) || groups.Contains(EndpointGroup.Control))
            return "register";
        return groups.Contains(EndpointGroup.Data) ? "send backups" : "work";
    }

    private static (int Matching, int All) Required(Report report, EndpointVerdict verdict)
    {
        var required = report.Judgement.Endpoints.Where(e => e.Target.Endpoint.Required).ToList();
        return (required.Count(e => e.Verdict == verdict), required.Count);
    }

    private static bool HasRequired(Report report) => report.Judgement.Endpoints.IsEmpty || report.Judgement.Endpoints.Any(e => e.Target.Endpoint.Required);

    private static string Host(Report report) => report.Evidence.Machine.Host;

    private static string Part(SelectedCatalog catalog) =>
        $"the {catalog.Cloud} cloud{(catalog.Region is { } region ? $", {region}" : "")} (list {catalog.Profile})";

    private static string Count(int count, string what) => $"{Text(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
