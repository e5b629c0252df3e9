using System.Collections.Immutable;

namespace MarsNetCheck.Rules;

/// <summary>The arguments that fill a finding's wording.</summary>
internal static class Words
{
    /// <summary>Arguments of the given names; those that are null are left out.</summary>
    public static ImmutableSortedDictionary<string, string> Of(params ReadOnlySpan<(string Name, string? Value)> arguments)
    {
        var words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            if (value is not null)
                words[name] = value;
        }
        return words.ToImmutable();
    }
}
