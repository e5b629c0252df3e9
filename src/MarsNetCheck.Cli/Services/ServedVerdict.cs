using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using MarsNetCheck.Cli.Serving;
using MarsNetCheck.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace MarsNetCheck.Cli.Services;

/// <summary>Asks the service that runs for its newest report.</summary>
internal static class ServedVerdict
{
    private const string Section = "MarsNetCheck:Access:";
    private const long MostBytes = 64L * 1024 * 1024;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    /// <summary>Where a service listens and what its newest report came to; a sentence where that cannot be known.</summary>
    public static Task<(string Address, string Verdict)> OfAsync(InstalledState state, CancellationToken cancellationToken) => state.IsRunning switch
    {
        true => AskAsync(state.Configuration, cancellationToken),
        false => Task.FromResult(("nowhere", "unknown: it does not run")),
        null => Task.FromResult(OfFiles(state.Configuration)),
    };

    private static async Task<(string Address, string Verdict)> AskAsync(string configuration, CancellationToken cancellationToken)
    {
        try
        {
            var settings = Read(configuration);
            var address = AddressIn(settings);
            return (address, await VerdictAsync(address, settings[Section + "TokenFile"], cancellationToken));
        }
        catch (UsageException e)
        {
            return ("unknown", $"unknown: {e.Message}");
        }
    }

    // What answers at that address may be another service, of this machine.
    private static (string Address, string Verdict) OfFiles(string configuration)
    {
        const string NotAsked = "not asked: only a service of this machine can be";
        try
        {
            return ($"{AddressIn(Read(configuration))} by its settings, when it runs", NotAsked);
        }
        catch (UsageException e)
        {
            return ($"unknown: {e.Message}", NotAsked);
        }
    }

    private static IConfigurationRoot Read(string configuration) =>
        new ConfigurationBuilder().AddInMemoryCollection(ServeConfiguration.Read(configuration, new Dictionary<string, string>(), []).Values).Build();

    private static string AddressIn(IConfigurationRoot settings) => settings[Section + "Listen:0"] ?? AccessSettings.DefaultListen;

    private static async Task<string> VerdictAsync(string address, string? tokenFile, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address), Timeout = _patience, MaxResponseContentBufferSize = MostBytes };
            if (tokenFile is not null)
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllLinesAsync(tokenFile, cancellationToken)).FirstOrDefault());
            using var answer = await client.GetAsync(new Uri("/report", UriKind.Relative), cancellationToken);
            if (!answer.IsSuccessStatusCode)
                return answer.StatusCode == System.Net.HttpStatusCode.NotFound ? "none yet" : string.Create(CultureInfo.InvariantCulture, $"unknown: {address}/report answers {(int)answer.StatusCode}");
            using var report = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            return $"{report.RootElement.GetProperty("verdict").GetString()}, at {report.RootElement.GetProperty("startedAt").GetString()}";
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or UriFormatException or NotSupportedException or FormatException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return $"unknown: {address} does not answer ({e.Message})";
        }
    }
}
