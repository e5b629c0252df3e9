using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>Nobody said in which region the vault is, so other regions stood in for it.</summary>
internal sealed class CatalogRegionMissingRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "catalog.region-missing",
        Severity = Severity.Info,
        Kind = ClaimKind.Remark,
        Blame = Blame.Configuration,
        Title = "The vault's own region was not probed",
        Detail = "The region was not given.[regions:  {regions} stood in for it.] What works there may be blocked for the vault's own endpoints.",
        Action = "Give the vault's region with --region.",
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        if (evidence.Catalog.Region is not null)
            yield break;
        var regions = evidence.Catalog.ProbedRegions;
        yield return new Claim
        {
            Rule = Descriptor,
            Arguments = Words.Of(("regions", regions.IsEmpty ? null : string.Join(", ", regions))),
            Evidence = Exhibit.Of(("probedRegions", Exhibit.Texts(regions))),
        };
    }
}
