using NJsonSchema.Validation;

namespace MarsNetCheck.Tests.Reports;

/// <summary>The innermost errors of a validation, each on a line.</summary>
internal static class SchemaErrors
{
    public static IEnumerable<string> Of(IEnumerable<ValidationError> errors) => errors.SelectMany(Of);

    private static IEnumerable<string> Of(ValidationError error) => error switch
    {
        ChildSchemaValidationError child => Of(child.Errors.Values.OrderBy(e => e.Count).First()),
        MultiTypeValidationError multi => Of(multi.Errors.Values.SelectMany(e => e)),
        _ => [$"{error.Path}: {error.Kind}"],
    };
}
