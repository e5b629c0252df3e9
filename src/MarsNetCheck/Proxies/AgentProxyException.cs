namespace MarsNetCheck.Proxies;

/// <summary>A file with the agent's settings cannot be used. The message is one line: file, place, problem, mend; it never repeats a user name or a password.</summary>
public sealed class AgentProxyException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="name">The name of the file, as the user knows it.</param>
    /// <param name="place">The JSON path, the line and column of malformed JSON, or <c>file</c>.</param>
    /// <param name="problem">What is wrong, without a full stop.</param>
    /// <param name="mend">What to do about it, without a full stop.</param>
    public AgentProxyException(string name, string place, string problem, string mend)
        : base($"{name}: {place}: {problem}; {mend}")
    {
        Name = name;
        Place = place;
    }

    /// <summary>The name of the file, as the user knows it.</summary>
    public string Name { get; }

    /// <summary>The JSON path, the line and column of malformed JSON, or <c>file</c>.</summary>
    public string Place { get; }
}
