using MarsNetCheck.Reports;

namespace MarsNetCheck.Hosting.Tests.History;

/// <summary>Reports of small simulated runs, each made once.</summary>
internal static class SampleReports
{
    private static readonly string[] _few = ["auth"];
    private static readonly Lazy<Task<Report>> _healthy = new(() => RunAsync("healthy"));
    private static readonly Lazy<Task<Report>> _blocked = new(() => RunAsync("proxy-auth-negotiate"));

    /// <summary>Ready.</summary>
    public static Task<Report> HealthyAsync() => _healthy.Value;

    /// <summary>Blocked by <c>proxy.auth-required</c>.</summary>
    public static Task<Report> BlockedAsync() => _blocked.Value;

    /// <summary>The report as if another run had begun then.</summary>
    public static Report At(this Report report, DateTimeOffset startedAt) => report with { StartedAt = startedAt };

    /// <summary>The report without a judgement on one endpoint.</summary>
    public static Report Without(this Report report, string endpoint) =>
        report with { Judgement = report.Judgement with { Endpoints = [.. report.Judgement.Endpoints.Where(e => e.Target.Endpoint.Id != endpoint)] } };

    public static async Task<byte[]> JsonAsync(this Report report)
    {
        using var json = new MemoryStream();
        await new JsonReportWriter().WriteAsync(report, json, TestContext.Current.CancellationToken);
        return json.ToArray();
    }

    private static async Task<Report> RunAsync(string scenario)
    {
        await using var checks = new SimulatedChecks(scenario, _few);
        return await checks.Create(checks.Catalog).RunAsync(CancellationToken.None);
    }
}
