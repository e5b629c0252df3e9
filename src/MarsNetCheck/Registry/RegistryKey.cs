using System.Collections.Immutable;

namespace MarsNetCheck.Registry;

/// <summary>One registry key as it was read.</summary>
internal sealed record RegistryKey
{
    /// <summary>What became of reading it.</summary>
    public required RegistryKeyState State { get; init; }

    /// <summary>Its values by name, compared without case; the default value has the name "".</summary>
    public ImmutableDictionary<string, RegistryValue> Values { get; init; } = NoValues;

    /// <summary>The names of the keys below it.</summary>
    public ImmutableArray<string> Subkeys { get; init; } = [];

    /// <summary>The values of a key that has none.</summary>
    public static ImmutableDictionary<string, RegistryValue> NoValues { get; } = ImmutableDictionary.Create<string, RegistryValue>(StringComparer.OrdinalIgnoreCase);

    /// <summary>A key that is not there.</summary>
    public static RegistryKey Absent { get; } = new() { State = RegistryKeyState.Absent };

    /// <summary>The value of a name; null if there is none.</summary>
    public RegistryValue? Find(string name) => Values.GetValueOrDefault(name);
}
