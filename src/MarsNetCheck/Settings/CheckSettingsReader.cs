namespace MarsNetCheck.Settings;

/// <summary>Turns settings as a person wrote them into what a run needs, and finds everything that is wrong with them.</summary>
public static class CheckSettingsReader
{
    /// <summary>The environment variable that holds the password of <see cref="CheckSettings.ProxyUser"/> if no file does.</summary>
    public const string PasswordVariable = "MARSNETCHECK_PROXY_PASSWORD";

    /// <summary>Reads the settings and the files that they name.</summary>
    /// <param name="settings">What was written.</param>
    /// <param name="nameOf">How the user calls a setting, for errors: given <c>ProxyUser</c>, for example <c>MarsNetCheck:Check:ProxyUser</c>.</param>
    /// <exception cref="SettingsException">Something cannot be used; all errors are listed.</exception>
    public static CheckInput Read(CheckSettings settings, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        return Read(settings, new SettingsSource { NameOf = nameOf });
    }

    /// <summary>Reads the settings and the files that they name.</summary>
    /// <param name="settings">What was written.</param>
    /// <param name="source">Where it was written.</param>
    /// <exception cref="SettingsException">Something cannot be used; all errors are listed.</exception>
    public static CheckInput Read(CheckSettings settings, SettingsSource source)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(source);
        var errors = new SettingsErrors(source);
        var login = new LoginSettings(settings, source, errors);
        var options = LimitSettings.Read(settings, new RouteSettings(settings, errors).Read(new NetCheckOptions()), errors);
        var catalog = CatalogSettings.Read(settings, errors);
        options = login.Read(options);
        errors.ThrowIfAny();
        return new CheckInput(catalog!, options) { Warnings = login.Warnings };
    }
}
