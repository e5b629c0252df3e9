namespace MarsNetCheck.Cli.Options;

/// <summary>A setting of the service and where it was written.</summary>
/// <param name="Name">Its full name in the configuration, <c>MarsNetCheck:Schedule:Every</c>.</param>
/// <param name="Value">The text; null where the setting is given as nothing.</param>
/// <param name="Origin">What the user wrote it as: an option, an environment variable, or a place in a file.</param>
internal sealed record ServeSetting(string Name, string? Value, string Origin)
{
    /// <summary>True for a setting that is true or false, and no text.</summary>
    public bool IsFlag { get; init; }
}
