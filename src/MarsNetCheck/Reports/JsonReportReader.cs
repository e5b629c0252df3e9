using System.Globalization;
using System.Text;
using System.Text.Json;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>Reads the run and the evidence of a saved JSON report. Members that it does not know are ignored.</summary>
public static class JsonReportReader
{
    /// <summary>Reads a report.</summary>
    /// <param name="content">The file's bytes: UTF-8, or what a redirection in Windows PowerShell makes of it, UTF-16 with a byte order mark.</param>
    /// <param name="file">The file as the user named it, for errors.</param>
    /// <exception cref="ReportFormatException">It is no report that this version can read.</exception>
    public static SavedReport Read(ReadOnlyMemory<byte> content, string file)
    {
        using var document = Parse(ToUtf8(content), file);
        var root = JsonPlace.Root(document.RootElement, file);
        RequireVersion(root);
        return new SavedReport
        {
            ToolVersion = root.Member("tool").Member("version").Text(),
            StartedAt = root.Member("startedAt").Time(),
            Duration = root.Member("durationMs").Milliseconds(),
            Interrupted = root.Find("interrupted")?.Flag() ?? false,
            Evidence = ReadEvidence(root),
        };
    }

    private static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith(Encoding.UTF8.Preamble))
            return content[Encoding.UTF8.Preamble.Length..];
        if (content.Span.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Convert(Encoding.Unicode, Encoding.UTF8, content[Encoding.Unicode.Preamble.Length..].ToArray());
        return content;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> text, string file)
    {
        if (text.Span.Trim(" \t\r\n"u8).IsEmpty)
            throw new ReportFormatException(file, "line 1", "the file is empty; give a report that marsnetcheck wrote with --format json");
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}");
            throw new ReportFormatException(file, place, "is no valid JSON, or the file was cut off; give a report that marsnetcheck wrote with --format json", e);
        }
    }

    private static void RequireVersion(JsonPlace root)
    {
        var place = root.Member("schemaVersion");
        var version = place.Int();
        if (version < 1)
            throw place.Error("must be 1 or more");
        if (version > Report.SchemaVersion)
            throw new ReportFormatException(place.File, place.Path, string.Create(CultureInfo.InvariantCulture,
                $"the report has format {version} and this version reads up to {Report.SchemaVersion}; use the version of marsnetcheck that wrote it, or a newer one"));
    }

    private static RouteEvidence ReadRoute(JsonPlace place, Dictionary<string, Endpoint> endpoints) => new()
    {
        Sources = place.All("sources", p => p.Word(ProxySource.None)),
        Targets = place.All("endpoints", p => EndpointJson.Read(p, endpoints)),
    };

    private static Evidence ReadEvidence(JsonPlace root)
    {
        var evidence = root.Member("evidence");
        var catalog = CatalogJson.Read(root.Member("catalog"), evidence.Member("catalog"));
        var endpoints = new Dictionary<string, Endpoint>(StringComparer.Ordinal);
        foreach (var endpoint in catalog.Endpoints)
            endpoints[endpoint.Id] = endpoint;
        var targets = root.All("endpoints", p => EndpointJson.Read(p, endpoints));
        return new Evidence
        {
            Catalog = catalog,
            Machine = MachineJson.Read(root.Member("machine")),
            StageTimeout = evidence.Member("stageTimeoutMs").Milliseconds(),
            Proxies = evidence.All("proxies", ProxyJson.Read),
            Targets = targets,
            Routes = root.All("routes", p => ReadRoute(p, endpoints)),
            Sweeps = evidence.All("sweeps", SweepJson.Read),
            Controls = [.. evidence.Items("controls").Where(ControlJson.IsKnown).Select(p => ControlJson.Read(p, targets))],
            Revocations = [.. evidence.Items("revocations").Where(RevocationJson.IsKnown).Select(RevocationJson.Read)],
        };
    }
}
