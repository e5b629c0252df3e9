using System.Collections.Immutable;
using System.Text.Json;

namespace MarsNetCheck.LabTests;

/// <summary>A finding of a report.</summary>
internal sealed record CheckFinding
{
    public required string Code { get; init; }

    public required string Severity { get; init; }

    public required string Blame { get; init; }

    /// <summary>The endpoints that it explains, sorted.</summary>
    public required ImmutableArray<string> Endpoints { get; init; }

    public required JsonElement Evidence { get; init; }

    /// <summary>Reads a finding, of the whole report or of the named endpoint.</summary>
    public static CheckFinding Read(JsonElement finding, string? endpoint) => new()
    {
        Code = finding.GetProperty("code").GetString()!,
        Severity = finding.GetProperty("severity").GetString()!,
        Blame = finding.GetProperty("blame").GetString()!,
        Endpoints = endpoint is null ? EndpointsOf(finding) : [endpoint],
        Evidence = finding.GetProperty("evidence").Clone(),
    };

    private static ImmutableArray<string> EndpointsOf(JsonElement finding) => finding.TryGetProperty("endpoints", out var endpoints)
        ? [.. endpoints.EnumerateArray().Select(e => e.GetString()!).Order(StringComparer.Ordinal)]
        : [];
}
