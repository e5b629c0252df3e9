using MarsNetCheck.Hosting.Settings;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary>Says what is wrong with the settings of OTLP.</summary>
internal sealed class OtlpValidation : IValidateOptions<MarsNetCheckSettings>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MarsNetCheckSettings options)
    {
        var errors = new List<string>();
        OtlpTarget.Read(options.Otlp, errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
