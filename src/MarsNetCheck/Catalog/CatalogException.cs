using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>A catalog file, or a selection from it, cannot be used. Holds every error, not only the first.</summary>
public sealed class CatalogException : Exception
{
    /// <summary>Makes the exception from all errors of one file.</summary>
    /// <param name="name">The name of the file, as the user knows it.</param>
    /// <param name="errors">All errors, at least one, in the order of the file.</param>
    public CatalogException(string name, ImmutableArray<CatalogError> errors)
        : base(Line(name, errors))
    {
        Name = name;
        Errors = errors;
    }

    /// <summary>The name of the catalog file, as the user knows it.</summary>
    public string Name { get; }

    /// <summary>All errors, at least one, in the order of the file.</summary>
    public ImmutableArray<CatalogError> Errors { get; }

    private static string Line(string name, ImmutableArray<CatalogError> errors)
    {
        var first = $"{name}: {errors[0]}";
        return errors.Length == 1 ? first : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{first} (and {errors.Length - 1} more)");
    }
}
