using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Pages;

/// <summary>What a network engineer asks for: the evidence of a finding, the endpoints it explains, and its code. Folded until somebody asks.</summary>
public static class FindingDetails
{
    private const int MostEndpoints = 60;

    /// <summary>The folded part of a finding.</summary>
    public static Html Of(Finding finding, ReportLinks links)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(links);
        return Html.Of(
            $"""
            <details id="d-{finding.Code}-{finding.Id}"><summary>Evidence{Count(finding)} <code>{finding.Code}</code></summary>
            {Endpoints(finding, links)}{EvidenceList.Of(finding.Evidence, $"{finding.Code}-{finding.Id}")}</details>
            """);
    }

    private static Html Count(Finding finding) => finding.Endpoints.Length switch
    {
        0 => Html.Empty,
        1 => Html.Of($" and 1 endpoint"),
        var count => Html.Of($" and {count} endpoints"),
    };

    private static Html Endpoints(Finding finding, ReportLinks links)
    {
        if (finding.Endpoints.IsEmpty)
            return Html.Empty;
        var rest = finding.Endpoints.Length - MostEndpoints;
        var more = rest > 0 ? Html.Of($"<li>and {rest} more</li>") : Html.Empty;
        return Html.Of($"""<p class="label">Endpoints</p><ul class="ids">{finding.Endpoints.Take(MostEndpoints).Select(id => Html.Of($"<li>{links.Mention(id)}</li>"))}{more}</ul>""");
    }
}
