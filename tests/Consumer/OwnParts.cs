using MarsNetCheck;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Rules;
using MarsNetCheck.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace Consumer;

/// <summary>A run with every part replaced that can be: network, proxy source, rule, report writer, telemetry.</summary>
internal static class OwnParts
{
    public static async Task<int> RunAsync()
    {
        var catalog = EndpointCatalog.LoadEmbedded().Select(new CatalogSelection { Only = ["login-microsoftonline", "login-windows"] }) with { Ranges = [] };
        var network = new RefusingNetwork();
        using var telemetry = new CheckTelemetry(NullLogger.Instance);
        await using var run = new NetCheck(
            catalog,
            new NetCheckOptions { RouteSource = new Inventory(), StageTimeout = TimeSpan.FromSeconds(2) },
            network,
            new RuleBook([new EverythingRefusedRule(), .. RuleBook.Standard().Rules]),
            telemetry).Start();

        var refused = 0;
        await foreach (var trace in run.Traces)
            refused += trace.Failure?.Kind == FailureKind.Refused ? 1 : 0;

        using var output = Console.OpenStandardOutput();
        await new LineReportWriter().WriteAsync(await run.Report, output);
        Console.WriteLine($"{refused} attempts were refused, of {network.Dials} dials and {network.Questions} questions.");
        return 0;
    }
}
