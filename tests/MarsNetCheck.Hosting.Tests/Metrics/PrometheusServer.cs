using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>A real Prometheus on a port of loopback, with its data in a folder of its own.</summary>
internal sealed partial class PrometheusServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _client;

    private PrometheusServer(Process process, DirectoryInfo folder, Uri address)
    {
        (_process, _folder) = (process, folder);
        _client = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    /// <summary>Starts it. It scrapes and evaluates every second.</summary>
    /// <param name="scrapes">The entries of <c>scrape_configs</c>, YAML.</param>
    /// <param name="rules">The text of its rules; null for none.</param>
    public static async Task<PrometheusServer> StartAsync(string scrapes, string? rules = null)
    {
        var folder = Directory.CreateTempSubdirectory("marsnetcheck-prometheus-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "rules.yml"), rules ?? "groups: []");
        var config = Path.Combine(folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(config, $"global:\n  scrape_interval: 1s\n  scrape_timeout: 1s\n  evaluation_interval: 1s\nrule_files: [rules.yml]\nscrape_configs:\n{scrapes}");
        var start = new ProcessStartInfo("prometheus",
        [
            $"--config.file={config}", $"--storage.tsdb.path={Path.Combine(folder.FullName, "data")}", "--web.listen-address=127.0.0.1:0", "--log.level=info",
        ]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder.FullName };
        var process = Process.Start(start)!;
        try
        {
            return new PrometheusServer(process, folder, await ListeningAsync(process));
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Its resident memory, bytes.</summary>
    public long Memory()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    /// <summary>The series that an expression gives now, by their labels in the order of their names.</summary>
    public async Task<IReadOnlyDictionary<string, double>> QueryAsync(string expression)
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("query", expression)]);
        using var answer = await _client.PostAsync(new Uri("api/v1/query", UriKind.Relative), content, TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(answer.IsSuccessStatusCode, $"{expression}: {json.RootElement}");
        var data = json.RootElement.GetProperty("data");
        if (data.GetProperty("resultType").GetString() is "scalar")
            return new Dictionary<string, double>(StringComparer.Ordinal) { [""] = ValueOf(data.GetProperty("result")) };
        return data.GetProperty("result").EnumerateArray().ToDictionary(r => LabelsOf(r.GetProperty("metric")), r => ValueOf(r.GetProperty("value")), StringComparer.Ordinal);
    }

    /// <summary>Waits until an expression gives at least some series, and gives them.</summary>
    public async Task<IReadOnlyDictionary<string, double>> UntilAsync(string expression, int series = 1)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var result = await QueryAsync(expression);
            if (result.Count >= series)
                return result;
            Assert.True(clock.Elapsed < Patience, $"{expression} gave {result.Count} series in {Patience.TotalSeconds} s");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<Uri> ListeningAsync(Process process)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lines = new ConcurrentQueue<string>();
        process.ErrorDataReceived += (_, e) =>
        {
            lines.Enqueue(e.Data ?? "");
            if (e.Data is null)
                ready.TrySetException(new InvalidOperationException($"Prometheus did not start:\n{string.Join('\n', lines)}"));
            else if (e.Data.Contains("Server is ready to receive web requests", StringComparison.Ordinal))
                ready.TrySetResult();
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await ready.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        return new Uri($"http://{lines.Select(l => Listening().Match(l)).First(m => m.Success).Groups["address"].Value}/");
    }

    private static string LabelsOf(JsonElement metric) =>
        string.Join(',', metric.EnumerateObject().Where(l => l.Name is not "__name__" and not "job").OrderBy(l => l.Name, StringComparer.Ordinal).Select(l => $"{l.Name}={l.Value.GetString()}"));

    private static double ValueOf(JsonElement value) => double.Parse(value[1].GetString()!, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"msg=""Listening on"" address=(?<address>127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
