namespace MarsNetCheck.Settings;

/// <summary>Where settings were written: how a person calls them there, and where their password may come from.</summary>
public sealed record SettingsSource
{
    /// <summary>How the user calls a setting, for errors: given the name of a property of <see cref="CheckSettings"/>, for example <c>--proxy-user</c> or <c>MarsNetCheck:Check:ProxyUser</c>.</summary>
    public required Func<string, string> NameOf { get; init; }

    /// <summary>What others can read the settings on, for the error about a password that does not belong there. Default <c>a configuration file</c>.</summary>
    public string Medium { get; init; } = "a configuration file";

    /// <summary>Reads an environment variable, null if it is not set; null to read this process's own.</summary>
    public Func<string, string?>? EnvironmentVariable { get; init; }

    /// <summary>Asks somebody for the password of the proxy, when all else is right and it is nowhere else; null if nobody can be asked.</summary>
    public Func<string>? AskPassword { get; init; }
}
