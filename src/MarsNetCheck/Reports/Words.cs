using System.Collections.Frozen;
using System.Text.Json;

namespace MarsNetCheck.Reports;

/// <summary>The words of a report for the values of an enum: camelCase.</summary>
public static class Words
{
    /// <summary>The word for a value; its number if the value has no name.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.ByValue.TryGetValue(value, out var word) ? word : value.ToString("D");

    /// <summary>The value for a word; null if this version does not know the word.</summary>
    public static T? Find<T>(string word)
        where T : struct, Enum
    {
        if (Table<T>.ByWord.TryGetValue(word, out var value))
            return value;
        return int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var number) ? (T)Enum.ToObject(typeof(T), number) : null;
    }

    /// <summary>All words in the order of the values' declaration.</summary>
    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().Distinct()
            .ToFrozenDictionary(v => v, v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()));

        public static readonly FrozenDictionary<string, T> ByWord = ByValue.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
