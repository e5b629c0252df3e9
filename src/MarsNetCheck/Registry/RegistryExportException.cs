using System.Collections.Immutable;
using System.Globalization;

namespace MarsNetCheck.Registry;

/// <summary>A registry export cannot be used. Holds every error, not only the first; of a file with more than 1,000 those.</summary>
public sealed class RegistryExportException : Exception
{
    /// <summary>Makes the exception from all errors of one file.</summary>
    /// <param name="name">The name of the file, as the user knows it.</param>
    /// <param name="errors">All errors, at least one, in the order of the file.</param>
    public RegistryExportException(string name, ImmutableArray<RegistryExportError> errors)
        : base(Line(name, errors))
    {
        Name = name;
        Errors = errors;
    }

    /// <summary>The name of the file, as the user knows it.</summary>
    public string Name { get; }

    /// <summary>All errors, at least one, in the order of the file.</summary>
    public ImmutableArray<RegistryExportError> Errors { get; }

    private static string Line(string name, ImmutableArray<RegistryExportError> errors)
    {
        var first = $"{name}: {errors[0]}";
        return errors.Length == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first} (and {errors.Length - 1} more)");
    }
}
