using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Hosting.Settings;
using OpenTelemetry.Exporter;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary>Where OTLP goes, read from the settings.</summary>
internal sealed record OtlpTarget
{
    private const int MostHeaderBytes = 16 * 1024;
    private const string Section = $"{MarsNetCheckSettings.Section}:Otlp";

    /// <summary>The longest that one push may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The collector's address, ending in a slash.</summary>
    public required Uri Collector { get; init; }

    /// <summary>Headers of every push. Secrets.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Reads the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="errors">Takes a line for each error: the setting, the problem, the mend.</param>
    /// <returns>The target; null if nothing is pushed, or on an error.</returns>
    public static OtlpTarget? Read(OtlpSettings settings, List<string> errors)
    {
        if (settings.Endpoint is not { } endpoint)
            return null;
        var before = errors.Count;
        if (settings.Interval < Shortest || settings.Interval > Longest)
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Section}:Interval: {settings.Interval} is out of range; give 00:00:01 to 01:00:00"));
        var collector = ReadAddress(endpoint, errors);
        ImmutableArray<KeyValuePair<string, string>> headers = settings.HeadersFile is { } file ? [.. ReadHeaders(file, errors)] : [];
        return collector is null || errors.Count > before ? null : new OtlpTarget { Collector = collector, Headers = headers };
    }

    /// <summary>Options of an exporter.</summary>
    /// <param name="path">The signal's path below the collector's address, for example <c>v1/metrics</c>.</param>
    /// <param name="watch">Makes the handler that every push goes through.</param>
    public OtlpExporterOptions OptionsFor(string path, Func<HttpMessageHandler> watch) => new()
    {
        Protocol = OtlpExportProtocol.HttpProtobuf,
        Endpoint = new Uri(Collector, path),
        TimeoutMilliseconds = (int)Patience.TotalMilliseconds,
        HttpClientFactory = () => ClientOf(watch()),
    };

    // The exporter's own option for headers takes no comma in a value.
    private HttpClient ClientOf(HttpMessageHandler watch)
    {
        var client = new HttpClient(watch) { Timeout = Patience };
        foreach (var (name, value) in Headers)
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        return client;
    }

    private static Uri? ReadAddress(string endpoint, List<string> errors)
    {
        if (Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { UserInfo: "", Query: "", Fragment: "" })
            return uri.AbsolutePath.EndsWith('/') ? uri : new Uri($"{uri.AbsoluteUri}/");
        var problem = uri?.UserInfo is { Length: > 0 } ? "holds a login; put it into Otlp:HeadersFile" : $"'{endpoint}' is no address of a collector; give one such as http://127.0.0.1:4318";
        errors.Add($"{Section}:Endpoint: {problem}");
        return null;
    }

    private static IEnumerable<KeyValuePair<string, string>> ReadHeaders(string file, List<string> errors)
    {
        var lines = ReadLines(file, errors);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0)
                continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
                yield return KeyValuePair.Create(line[..colon], line[(colon + 1)..].Trim());
            else
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Section}:HeadersFile: {file}: line {i + 1} is no header; write name: value"));
        }
    }

    private static string[] ReadLines(string file, List<string> errors)
    {
        try
        {
            if (new FileInfo(file).Length <= MostHeaderBytes)
                return File.ReadAllLines(file);
            errors.Add($"{Section}:HeadersFile: {file}: is larger than 16 KiB; give a file with a header a line");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            errors.Add($"{Section}:HeadersFile: {file}: cannot be read ({e.Message}); give a file with a header a line");
        }
        return [];
    }
}
