using System.Globalization;

namespace MarsNetCheck.Registry;

/// <summary>One thing that is wrong in a registry export: where, what, and what to write instead.</summary>
public sealed record RegistryExportError
{
    /// <summary>The line in the file, from 1; null if it is about the file as a whole.</summary>
    public int? Line { get; init; }

    /// <summary>What is wrong, without a full stop. Never repeats a value, which may hold a password.</summary>
    public required string Problem { get; init; }

    /// <summary>What to do about it, without a full stop; starts with a verb.</summary>
    public required string Mend { get; init; }

    /// <summary>The error on one line: place, problem, mend.</summary>
    public override string ToString()
    {
        var place = Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}") : "file";
        return $"{place}: {Problem}; {Mend}";
    }
}
