using System.Globalization;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Diagnosis;

/// <summary>
/// The arguments of claims with one cause: equal ones once, different ones as a short list. Each has an empty
/// companion whose name ends in <c>One</c>, or in <c>Many</c> for a list, by which the wording chooses singular or plural.
/// </summary>
internal static class MergedArguments
{
    private const int Listed = 3;
    private const int Allowed = 12;

    public static Dictionary<string, string> Of(IReadOnlyList<Claim> claims, IReadOnlyList<Endpoint> endpoints)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in claims.SelectMany(c => c.Arguments.Keys).Distinct(StringComparer.Ordinal))
            arguments[name] = Join([.. claims.Select(c => c.Arguments.GetValueOrDefault(name)).OfType<string>().Distinct(StringComparer.Ordinal)]);
        foreach (var (name, value) in arguments.ToList())
            arguments[name + (IsList(value) ? "Many" : "One")] = "";
        AddOwn(arguments, endpoints);
        return arguments;
    }

    private static void AddOwn(Dictionary<string, string> arguments, IReadOnlyList<Endpoint> endpoints)
    {
        if (endpoints.Count == 0)
            return;
        var (count, first) = (endpoints.Count.ToString(CultureInfo.InvariantCulture), endpoints[0].Host);
        arguments["host"] = endpoints.Count == 1 ? first : $"{first} and {More(endpoints.Count - 1)}";
        arguments["count"] = count;
        arguments["endpoints"] = endpoints.Count == 1 ? "1 endpoint" : count + " endpoints";
        arguments["allow"] = Allow(endpoints);
        arguments[endpoints.Count == 1 ? "one" : "many"] = "";
    }

    /// <summary>What a team is asked to let through: the documented pattern where a host only stands for many, or where the hosts are many.</summary>
    private static string Allow(IReadOnlyList<Endpoint> endpoints)
    {
        var names = endpoints.Select(e => e.Sample || endpoints.Count > Listed ? Narrowest(e) : e.Host).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count <= Allowed
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(Allowed))} and {More(names.Count - Allowed)}";
    }

    private static string Narrowest(Endpoint endpoint) =>
        endpoint.Requirements.Where(r => r.StartsWith('*')).MaxBy(r => r.Length) ?? endpoint.Host;

    // What differs is listed by its parts, so that two lists of addresses become one.
    private static string Join(IReadOnlyList<string> values)
    {
        if (values.Count == 1)
            return values[0];
        var parts = values.SelectMany(v => v.Split(", ")).Distinct(StringComparer.Ordinal).ToList();
        if (parts.TrueForAll(IsNumber))
            return InWords(parts);
        return parts.Count <= Listed
            ? string.Join(", ", parts)
            : $"{string.Join(", ", parts.Take(Listed))} and {More(parts.Count - Listed)}";
    }

    private static bool IsList(string value) => value.Contains(", ", StringComparison.Ordinal) || value.Contains(" and ", StringComparison.Ordinal);

    private static bool IsNumber(string part) => part.Length > 0 && part.All(char.IsAsciiDigit);

    // Ports and status codes are few, and are read as a part of the sentence.
    private static string InWords(List<string> numbers) =>
        numbers.Count == 1 ? numbers[0] : $"{string.Join(", ", numbers.Take(numbers.Count - 1))} and {numbers[^1]}";

    private static string More(int count) => count.ToString(CultureInfo.InvariantCulture) + " more";
}
