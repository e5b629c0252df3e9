using System.Collections.Immutable;

namespace MarsNetCheck.Settings;

/// <summary>Settings that cannot be used. The message names each, what is wrong with it, and the mend.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="errors">One line for each error: the setting as the user wrote it, or the file and the place in it, then the problem and the mend.</param>
    /// <param name="inner">What it comes from; null if from nothing else.</param>
    public SettingsException(ImmutableArray<string> errors, Exception? inner = null)
        : base(string.Join(Environment.NewLine, errors), inner) => Errors = errors;

    /// <summary>One line for each error.</summary>
    public ImmutableArray<string> Errors { get; }
}
