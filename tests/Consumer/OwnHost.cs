using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MarsNetCheck.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Consumer;

/// <summary>Hosts the service in a few lines and asks it for its report.</summary>
internal static class OwnHost
{
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Urls"] = "http://127.0.0.1:0", ["MarsNetCheck:Check:Region"] = "westeurope", ["MarsNetCheck:Schedule:Jitter"] = "00:00:00" });
        builder.Services.AddMarsNetCheck(builder.Configuration);
        await using var app = builder.Build();
        app.MapMarsNetCheck();
        await app.StartAsync();

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var report = await ReportAsync(client, patience.Token);
        Console.WriteLine($"/report: {report.GetProperty("verdict").GetString()}");
        foreach (var finding in report.GetProperty("findings").EnumerateArray())
            Console.WriteLine($"/report: {finding.GetProperty("code").GetString()}");
        await app.StopAsync();
        return 0;
    }

    // The first run begins with the service; until it has ended there is no report.
    private static async Task<JsonElement> ReportAsync(HttpClient client, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("/report", UriKind.Relative), cancellationToken);
            if (answer.StatusCode == HttpStatusCode.OK)
                return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            await Task.Delay(100, cancellationToken);
        }
    }
}
