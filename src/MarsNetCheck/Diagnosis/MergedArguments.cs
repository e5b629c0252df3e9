using System.Globalization;

namespace MarsNetCheck.Diagnosis;

/// <summary>The arguments of claims with one cause: equal ones once, different ones as a short list.</summary>
internal static class MergedArguments
{
    private const int Listed = 3;

    public static Dictionary<string, string> Of(IReadOnlyList<Claim> claims, IReadOnlyList<string> hosts)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in claims.SelectMany(c => c.Arguments.Keys).Distinct(StringComparer.Ordinal))
            arguments[name] = Join([.. claims.Select(c => c.Arguments.GetValueOrDefault(name)).OfType<string>().Distinct(StringComparer.Ordinal)]);
        AddOwn(arguments, hosts);
        return arguments;
    }

    private static void AddOwn(Dictionary<string, string> arguments, IReadOnlyList<string> hosts)
    {
        if (hosts.Count == 0)
            return;
        var count = hosts.Count.ToString(CultureInfo.InvariantCulture);
        arguments["host"] = hosts.Count == 1 ? hosts[0] : $"{hosts[0]} and {More(hosts.Count - 1)}";
        arguments["count"] = count;
        arguments["endpoints"] = hosts.Count == 1 ? "1 endpoint" : count + " endpoints";
    }

    // What differs is listed by its parts, so that two lists of addresses become one.
    private static string Join(IReadOnlyList<string> values)
    {
        if (values.Count == 1)
            return values[0];
        var parts = values.SelectMany(v => v.Split(", ")).Distinct(StringComparer.Ordinal).ToList();
        return parts.Count <= Listed
            ? string.Join(", ", parts)
            : $"{string.Join(", ", parts.Take(Listed))} and {More(parts.Count - Listed)}";
    }

    private static string More(int count) => count.ToString(CultureInfo.InvariantCulture) + " more";
}
