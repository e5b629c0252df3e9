using System.Collections.Immutable;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>Runs the rules in their order and keeps, of the causes, the first for each endpoint: what went wrong later is a consequence.</summary>
internal static class ClaimSelection
{
    public static ImmutableArray<AcceptedClaim> Of(ImmutableArray<IRule> rules, Evidence evidence)
    {
        var accepted = ImmutableArray.CreateBuilder<AcceptedClaim>();
        var explained = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var order = 0; order < rules.Length; order++)
        {
            foreach (var claim in rules[order].Judge(evidence))
            {
                var candidate = new AcceptedClaim(claim, order);
                if (Stands(candidate, explained))
                    accepted.Add(candidate);
            }
        }
        return [.. accepted.Where(a => !a.Claim.YieldsToCause || a.Claim.Endpoint is not { } endpoint || !explained.ContainsKey(endpoint))];
    }

    private static bool Stands(AcceptedClaim candidate, Dictionary<string, int> explained)
    {
        if (candidate.Kind != ClaimKind.Cause || candidate.Claim.Endpoint is not { } endpoint)
            return true;
        return explained.TryAdd(endpoint, candidate.Order);
    }
}
