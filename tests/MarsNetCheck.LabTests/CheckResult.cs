using System.Collections.Immutable;
using System.Text.Json;

namespace MarsNetCheck.LabTests;

/// <summary>What a check said: its exit status and what a script would read from its JSON.</summary>
internal sealed record CheckResult
{
    public required int Status { get; init; }

    public required string Verdict { get; init; }

    /// <summary>Every finding, those at the top and those of the endpoints.</summary>
    public required ImmutableArray<CheckFinding> Findings { get; init; }

    /// <summary>The verdict of each endpoint by its id.</summary>
    public required ImmutableSortedDictionary<string, string> Endpoints { get; init; }

    /// <summary>The verdict of each address range that was not skipped.</summary>
    public required ImmutableSortedDictionary<string, string> Ranges { get; init; }

    public required string ProxySource { get; init; }

    /// <summary>The codes of all findings above info, each once, sorted.</summary>
    public IEnumerable<string> Problems => Codes(f => f.Severity is not "info");

    /// <summary>The codes of the findings that change nothing, each once, sorted. A run without a region always has one of them.</summary>
    public IEnumerable<string> Remarks => Codes(f => f.Severity is "info" && f.Code is not "catalog.region-missing");

    /// <summary>The endpoints whose verdict is not ok.</summary>
    public IEnumerable<string> Troubled => Endpoints.Where(e => e.Value is not "ok").Select(e => e.Key);

    /// <summary>The only finding of a code.</summary>
    public CheckFinding Only(string code) => Assert.Single(Findings, f => f.Code == code);

    /// <summary>Reads what the program wrote.</summary>
    public static CheckResult Read(Command run)
    {
        Assert.True(run.Output.StartsWith('{'), $"The program wrote no report. Status {run.Status}: {run.Errors}");
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        var endpoints = root.GetProperty("endpoints").EnumerateArray().ToList();
        return new CheckResult
        {
            Status = run.Status,
            Verdict = root.GetProperty("verdict").GetString()!,
            Findings =
            [
                .. root.GetProperty("findings").EnumerateArray().Select(f => CheckFinding.Read(f, null)),
                .. endpoints.SelectMany(e => e.GetProperty("findings").EnumerateArray().Select(f => CheckFinding.Read(f, e.GetProperty("id").GetString()))),
            ],
            Endpoints = endpoints.ToImmutableSortedDictionary(e => e.GetProperty("id").GetString()!, e => e.GetProperty("verdict").GetString()!, StringComparer.Ordinal),
            Ranges = root.GetProperty("ranges").EnumerateArray().Where(r => r.GetProperty("verdict").GetString() is not "skipped")
                .ToImmutableSortedDictionary(r => r.GetProperty("cidr").GetString()!, r => r.GetProperty("verdict").GetString()!, StringComparer.Ordinal),
            ProxySource = root.GetProperty("proxy").GetProperty("source").GetString()!,
        };
    }

    private IEnumerable<string> Codes(Func<CheckFinding, bool> which) =>
        Findings.Where(which).Select(f => f.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
