using MarsNetCheck.Catalog;

namespace MarsNetCheck.Settings;

/// <summary>Turns settings as a person wrote them into what a run needs, and finds everything that is wrong with them.</summary>
public static class CheckSettingsReader
{
    /// <summary>Reads the settings and the files that they name.</summary>
    /// <param name="settings">What was written.</param>
    /// <param name="nameOf">How the user calls a setting, for errors: given <c>proxy</c>, for example <c>--proxy</c> or <c>MarsNetCheck:Check:Proxy</c>.</param>
    /// <exception cref="SettingsException">Something cannot be used; all errors are listed.</exception>
    public static CheckInput Read(CheckSettings settings, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(nameOf);
        try
        {
            var catalog = (settings.Catalog is { } file ? EndpointCatalog.Load(file) : EndpointCatalog.LoadEmbedded()).Select(new CatalogSelection
            {
                Cloud = settings.Cloud,
                Region = settings.Region,
                Profile = settings.Profile,
                Hosts = [.. settings.Hosts],
                Only = [.. settings.Only],
                Skip = [.. settings.Skip],
            });
            return new CheckInput(catalog, new NetCheckOptions());
        }
        catch (CatalogException e)
        {
            throw new SettingsException([.. e.Errors.Select(x => $"{e.Name}: {x}")]);
        }
    }
}
