using System.Collections.Immutable;

namespace MarsNetCheck.Settings;

/// <summary>Settings that cannot be used. The message names each, what is wrong with it, and the mend.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="errors">One line for each error: the setting as the user wrote it, the problem, the mend.</param>
    public SettingsException(ImmutableArray<string> errors)
        : base(string.Join(Environment.NewLine, errors)) => Errors = errors;

    /// <summary>One line for each error.</summary>
    public ImmutableArray<string> Errors { get; }
}
