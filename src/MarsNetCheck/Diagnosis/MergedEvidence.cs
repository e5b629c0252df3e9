using System.Text.Json.Nodes;

namespace MarsNetCheck.Diagnosis;

/// <summary>The evidence of claims with one cause: what all agree on once, the rest by endpoint.</summary>
internal static class MergedEvidence
{
    public static JsonObject Of(IReadOnlyList<Claim> claims)
    {
        if (claims.Count == 1)
            return claims[0].Evidence.DeepClone().AsObject();
        var merged = new JsonObject();
        foreach (var (name, value) in claims[0].Evidence)
        {
            if (claims.All(c => Agrees(c.Evidence, name, value)))
                merged[name] = value?.DeepClone();
        }
        AddEach(merged, claims);
        return merged;
    }

    private static void AddEach(JsonObject merged, IReadOnlyList<Claim> claims)
    {
        var each = new JsonArray();
        foreach (var claim in claims)
        {
            if (Rest(claim, merged) is { } rest)
                each.Add((JsonNode)rest);
        }
        if (each.Count > 0)
            merged["each"] = each;
    }

    private static JsonObject? Rest(Claim claim, JsonObject merged)
    {
        var rest = new JsonObject();
        foreach (var (name, value) in claim.Evidence)
        {
            if (!merged.ContainsKey(name))
                rest[name] = value?.DeepClone();
        }
        if (rest.Count == 0 || claim.Endpoint is null)
            return rest.Count == 0 ? null : rest;
        rest.Insert(0, "endpoint", claim.Endpoint);
        return rest;
    }

    private static bool Agrees(JsonObject evidence, string name, JsonNode? value) =>
        evidence.TryGetPropertyValue(name, out var other) && JsonNode.DeepEquals(value, other);
}
