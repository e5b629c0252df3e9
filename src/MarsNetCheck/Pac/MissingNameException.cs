namespace MarsNetCheck.Pac;

/// <summary>Leaves a running script that asks for a name nobody has resolved yet. It is no error of the script, which therefore cannot catch it.</summary>
internal sealed class MissingNameException(string name) : Exception
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
