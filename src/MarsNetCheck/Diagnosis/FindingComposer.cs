using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>Makes findings of claims: one for each cause, worded, in the order of the report and numbered.</summary>
internal sealed class FindingComposer
{
    private readonly ImmutableArray<Endpoint> _endpoints;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    private FindingComposer(Evidence evidence)
    {
        _endpoints = [.. evidence.Targets.Select(t => t.Endpoint).DistinctBy(e => e.Id, StringComparer.Ordinal)];
        for (var i = 0; i < _endpoints.Length; i++)
            _places[_endpoints[i].Id] = i;
    }

    /// <summary>The conclusions in the order of the report: those at the top, the gravest first, then each endpoint's own.</summary>
    public static ImmutableArray<Conclusion> Compose(ImmutableArray<AcceptedClaim> claims, Evidence evidence)
    {
        var composer = new FindingComposer(evidence);
        var causes = composer.Group(claims);
        var top = causes.Where(c => c.AtTop)
            .OrderByDescending(c => c.Severity).ThenByDescending(c => c.Endpoints.Length).ThenBy(c => c.Order);
        var own = causes.Where(c => !c.AtTop)
            .OrderBy(c => composer._places[c.Endpoints[0]]).ThenByDescending(c => c.Severity).ThenBy(c => c.Order);
        return [.. top.Concat(own).Select(composer.Conclude)];
    }

    private List<CommonCause> Group(ImmutableArray<AcceptedClaim> claims) =>
        [.. claims
            .Select((claim, index) => (Claim: claim, Key: MergeKey(claim, index)))
            .GroupBy(c => c.Key, c => c.Claim)
            .Select(g => new CommonCause([.. g], EndpointsOf(g)))];

    // A claim without a key has a cause of its own; its index keeps it apart from the others.
    private static (string Code, Severity Severity, Blame Blame, ClaimKind Kind, string? Key, int Index) MergeKey(AcceptedClaim claim, int index) =>
        (claim.Rule.Code, claim.Severity, claim.Blame, claim.Kind, claim.Claim.Key, claim.Claim.Key is null ? index : -1);

    private ImmutableArray<string> EndpointsOf(IEnumerable<AcceptedClaim> claims) =>
        [.. claims.Select(c => c.Claim.Endpoint).OfType<string>().Where(_places.ContainsKey).Distinct(StringComparer.Ordinal).OrderBy(id => _places[id])];

    private Conclusion Conclude(CommonCause cause, int index)
    {
        var rule = cause.Rule;
        var claims = cause.Claims.Select(c => c.Claim).ToList();
        var arguments = MergedArguments.Of(claims, [.. cause.Endpoints.Select(id => _endpoints[_places[id]])]);
        var finding = new Finding
        {
            Id = "f" + (index + 1).ToString(CultureInfo.InvariantCulture),
            Code = rule.Code,
            Severity = cause.Severity,
            Stage = rule.Stage,
            Blame = cause.Blame,
            Title = Wording.Fill(rule.Title, arguments),
            Detail = Wording.Fill(rule.Detail, arguments),
            Action = Wording.Fill(rule.Action, arguments),
            Evidence = MergedEvidence.Of(claims),
            MarsErrors = rule.MarsErrors,
            Endpoints = cause.Endpoints,
        };
        return new Conclusion(finding, cause.Kind, rule.RunWide, cause.AtTop, cause.Unproven);
    }
}
