using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Tests.House;

/// <summary>What nobody who judges may know: exceptions, the wording of errors, the scenarios of the simulation, and the hosts of the catalog.</summary>
internal static partial class ForbiddenKnowledge
{
    /// <summary>The catalog's domains, and the ids of its endpoints.</summary>
    private static readonly ImmutableArray<string> _names = [.. NamesOfCatalog().Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>What a source file knows that it must not. Comments are for people, and may.</summary>
    public static IEnumerable<string> In(string source)
    {
        var code = Comment().Replace(source, m => m.Groups["text"].Value);
        return OfErrors().Matches(code).Select(m => m.Value).Concat(Scenarios(code)).Concat(Hosts(code)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The names of the catalog that a text holds.</summary>
    public static IEnumerable<string> Hosts(string text) => _names.Where(n => Holds(text, n, joint: '-'));

    // A part of a code, as in path.no-network, is no scenario.
    private static IEnumerable<string> Scenarios(string code) => ScenarioBook.All.Select(s => s.Name)
        .Where(n => n.Contains('-', StringComparison.Ordinal) ? Holds(code, n, joint: '.') : code.Contains($"\"{n}\"", StringComparison.OrdinalIgnoreCase));

    // By itself: not as a part of a longer word, or of what a joint before it makes longer.
    private static bool Holds(string text, string name, char joint)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || (text[at - 1] != joint && !IsOfWord(text[at - 1]))) && (at + name.Length == text.Length || !IsOfWord(text[at + name.Length])))
                return true;
        }
        return false;
    }

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';

    private static IEnumerable<string> NamesOfCatalog()
    {
        using var catalog = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "endpoints.json")));
        foreach (var (name, value) in Texts("", catalog.RootElement.Clone()))
        {
            if (name is "url" or "pattern" && Domain().Match(value) is { Success: true } domain)
                yield return domain.Groups["domain"].Value;
            else if (name is "id" && value.Contains('-', StringComparison.Ordinal))
                yield return value;
        }
    }

    private static IEnumerable<(string Name, string Value)> Texts(string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Name, p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Texts(name, e)),
        JsonValueKind.String => [(name, element.GetString()!)],
        _ => [],
    };

    // A guard of an argument is no knowledge of what the network did.
    [GeneratedRegex(@"\b(?!Argument\w*Exception\.Throw)\w*Exception\b|\.Message\b|\bMessage:|\bSocketError\b|\bHttpRequestError\b|\b\w*Scenario\w*\b", RegexOptions.None, 1000)]
    private static partial Regex OfErrors();

    [GeneratedRegex(@"(?<text>""""""[\s\S]*?""""""|@""(?:""""|[^""])*""|""(?:\\.|[^""\\\n])*"")|//[^\n]*|/\*[\s\S]*?\*/", RegexOptions.None, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?:\w+://)?(?:[^/]*\.)?(?<domain>[a-z0-9-]+\.[a-z]{2,})(?:[:/]|$)", RegexOptions.None, 1000)]
    private static partial Regex Domain();
}
