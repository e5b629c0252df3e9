using System.Collections.Immutable;

namespace MarsNetCheck.Registry;

/// <summary>A key of an export while the file is read: later lines change what earlier ones said.</summary>
internal sealed class RegistryNode
{
    private Dictionary<string, RegistryValue>? _values;
    private Dictionary<string, RegistryNode>? _children;

    /// <summary>The key below this one; it is made if it is not there.</summary>
    public RegistryNode Make(string name)
    {
        _children ??= new Dictionary<string, RegistryNode>(StringComparer.OrdinalIgnoreCase);
        if (!_children.TryGetValue(name, out var child))
            _children[name] = child = new RegistryNode();
        return child;
    }

    /// <summary>The key below this one; null if it is not there.</summary>
    public RegistryNode? Find(string name) => _children?.GetValueOrDefault(name);

    /// <summary>Removes a key with all that is below it.</summary>
    public void Remove(string name) => _children?.Remove(name);

    /// <summary>Sets a value.</summary>
    public void Set(string name, RegistryValue value)
    {
        _values ??= new Dictionary<string, RegistryValue>(StringComparer.OrdinalIgnoreCase);
        _values[name] = value;
    }

    /// <summary>Removes a value.</summary>
    public void Unset(string name) => _values?.Remove(name);

    /// <summary>The key as it stands now.</summary>
    public RegistryKey ToKey() => new()
    {
        State = RegistryKeyState.Found,
        Values = _values?.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase) ?? RegistryKey.NoValues,
        Subkeys = [.. _children?.Keys ?? Enumerable.Empty<string>()],
    };
}
