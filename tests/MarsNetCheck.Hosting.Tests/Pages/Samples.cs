using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Rules;

namespace MarsNetCheck.Hosting.Tests.Pages;

/// <summary>Reports that no network gives by itself.</summary>
internal static class Samples
{
    /// <summary>Tries to break out of every place in which text can stand.</summary>
    public const string Evil = "\"'></title></script></style></textarea><script>window.pwned=1</script><img src=x onerror=\"window.pwned=2\"><svg onload=window.pwned=3> javascript:window.pwned=4 \u202Egnp.exe\u0000\u001b[31m & end";

    /// <summary>The report of a network whose every answer, header, certificate and name is hostile.</summary>
    public static Report Hostile(Report report)
    {
        var evidence = report.Evidence with
        {
            Machine = report.Evidence.Machine with { Host = "SRV" + Evil, Account = Evil, IdentityGap = [Evil] },
            Targets = [.. report.Evidence.Targets.Select(t => t with { Traces = [.. t.Traces.Select(Hostile)] })],
        };
        var judgement = new Diagnostician(RuleBook.Standard().Rules).Judge(evidence);
        return report with { Evidence = evidence, Judgement = judgement with { Findings = [Worst, .. judgement.Findings], Endpoints = [.. judgement.Endpoints.Select((e, i) => i == 0 ? Renamed(e) : e)] } };
    }

    /// <summary>The same report at another time, with attempts that took another time.</summary>
    public static Report Aged(Report report, DateTimeOffset at, double factor) => report with
    {
        StartedAt = at,
        Judgement = report.Judgement with
        {
            Endpoints = [.. report.Judgement.Endpoints.Select(e => e with { Deciding = e.Deciding is { } d ? d with { Connect = d.Connect is { } c ? c with { Duration = TimeSpan.FromMilliseconds(20 * factor) } : null } : null })],
        },
    };

    /// <summary>The same report with as many endpoints as a large catalog has.</summary>
    public static Report Many(Report report, int count)
    {
        var sources = report.Judgement.Endpoints;
        return report with
        {
            Judgement = report.Judgement with
            {
                Endpoints = [.. Enumerable.Range(0, count).Select(i => Numbered(sources[i % sources.Length], i))],
                Findings = [.. report.Judgement.Findings.Select(f => f with { Endpoints = [.. Enumerable.Range(0, count).Select(i => $"endpoint-with-a-long-name-{i}")] })],
            },
        };
    }

    private static EndpointJudgement Numbered(EndpointJudgement judgement, int number) =>
        With(judgement, judgement.Target.Endpoint with { Id = $"endpoint-with-a-long-name-{number}", Url = new Uri($"https://a-rather-long-host-name-{number}.blob.core.windows.net/") });

    private static EndpointJudgement Renamed(EndpointJudgement judgement) =>
        With(judgement, judgement.Target.Endpoint with { Id = Evil.Replace("\0", "", StringComparison.Ordinal), Purpose = Evil, Note = Evil, Requirements = [Evil] });

    private static EndpointJudgement With(EndpointJudgement judgement, Endpoint endpoint) =>
        judgement with { Target = judgement.Target with { Target = judgement.Target.Target with { Endpoint = endpoint } } };

    private static Trace Hostile(Trace trace) => trace with
    {
        Route = trace.Route with { Because = Evil },
        Handshake = trace.Handshake is { } handshake ? handshake with { Chain = [.. handshake.Chain.Select(c => c with { Subject = "CN=" + Evil, Issuer = "CN=" + Evil, IssuerCommonName = Evil, IssuerOrganization = Evil, DnsNames = [Evil] })], RootSubject = Evil } : null,
        Exchange = trace.Exchange is { Answer: { } answer } exchange
            ? exchange with { Answer = answer with { Reason = Evil, Body = $"<html><title>{Evil}</title>{answer.Body}{Evil}", Headers = [new HeaderFact(Evil, Evil), .. answer.Headers.Select(h => h with { Value = h.Value + Evil })] } }
            : trace.Exchange,
    };

    private static Finding Worst { get; } = new()
    {
        Id = Evil,
        Code = Evil,
        Severity = Severity.Error,
        Blame = Blame.Proxy,
        Title = Evil,
        Detail = Evil,
        Action = Evil,
        MarsErrors = [Evil],
        Endpoints = [Evil],
        Evidence = new System.Text.Json.Nodes.JsonObject { [Evil] = Evil, ["list"] = new System.Text.Json.Nodes.JsonArray(Evil, new System.Text.Json.Nodes.JsonObject { [Evil] = Evil }) },
    };
}
