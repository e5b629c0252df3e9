using System.Text.RegularExpressions;

namespace MarsNetCheck.Diagnosis;

/// <summary>Fills the texts of a <see cref="RuleDescriptor"/>.</summary>
public static partial class Wording
{
    private const int LongestArgument = 300;

    /// <summary>Fills <c>{name}</c> with the argument of that name, and keeps <c>[name: text]</c> only if there is one. An unknown <c>{name}</c> stays.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> arguments)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(arguments);
        var chosen = Choice().Replace(text, m => arguments.ContainsKey(m.Groups["name"].Value) ? m.Groups["text"].Value : "");
        return Placeholder().Replace(chosen, m => arguments.TryGetValue(m.Groups["name"].Value, out var value) ? Plain(value) : m.Value).Trim();
    }

    /// <summary>
    /// The text in general, for somebody who asks what a code means: every choice but those for the plural is kept and a placeholder reads <c>&lt;name&gt;</c>.
    /// Choices that stand for each other are joined by "or", and those that read alike are told once, so that it stays a sentence.
    /// </summary>
    public static string InGeneral(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Placeholder().Replace(Joined(Choice().Replace(text, m => IsPlural(m.Groups["name"].Value) ? "" : m.Value)), "<${name}>").Trim();
    }

    // Two choices without a blank between them can only stand for each other.
    private static string Joined(string text)
    {
        var apart = Border().Replace(Repeated().Replace(text, ""), m => $"], or [{m.Groups["name"].Value}: {m.Groups["first"].Value.ToLowerInvariant()}");
        return Choice().Replace(apart, "${text}");
    }

    /// <summary>The names that a text can be filled with, each once, in their order.</summary>
    public static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    private static bool IsPlural(string name) => name.EndsWith("many", StringComparison.OrdinalIgnoreCase);

    // What comes from the network may hold anything: no control codes reach a terminal, and no page fills the screen.
    private static string Plain(string value)
    {
        var cut = value.Length <= LongestArgument ? value : string.Concat(value.AsSpan(0, LongestArgument), "…");
        return string.Create(cut.Length, cut, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[(?<name>[A-Za-z]+): (?<text>[^\]]*)\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choice();

    // Where a choice ends and another begins with a word or a placeholder. The capital of a plain word becomes small: DNS and ProxyServer are names.
    [GeneratedRegex(@"(?<=\S)(?<!\.)\.?\]\[(?<name>[A-Za-z]+): (?<first>\p{Lu}(?=\p{Ll}*[ ,])|(?=[\p{L}{]))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Border();

    [GeneratedRegex(@"\[[A-Za-z]+: (?<text>[^\]]*)\](?=\[[A-Za-z]+: \k<text>\])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Repeated();
}
