using System.Collections.Immutable;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Settings;

/// <summary>Reads the settings that say what to check.</summary>
internal static class CatalogSettings
{
    /// <summary>What the run is about; null if that cannot be told.</summary>
    public static SelectedCatalog? Read(CheckSettings settings, SettingsErrors errors)
    {
        if (settings.Catalog is { } file && !errors.IsFileName(nameof(CheckSettings.Catalog), file, "the name is empty; give a file"))
            return null;
        return errors.Try(() => settings.Catalog is { } path ? EndpointCatalog.Load(path) : EndpointCatalog.LoadEmbedded()) is { } catalog ? Select(catalog, settings, errors) : null;
    }

    private static SelectedCatalog? Select(EndpointCatalog catalog, CheckSettings settings, SettingsErrors errors)
    {
        try
        {
            return catalog.Select(new CatalogSelection
            {
                Cloud = settings.Cloud,
                Region = settings.Region,
                Profile = settings.Profile,
                Hosts = Split(settings.Hosts),
                Only = Split(settings.Only),
                Skip = Split(settings.Skip),
            });
        }
        catch (CatalogException e)
        {
            foreach (var error in e.Errors)
                errors.Add(SettingOf(error.Path), $"{error.Problem}; {error.Mend}");
            return null;
        }
    }

    private static ImmutableArray<string> Split(IEnumerable<string> entries) => [.. entries.SelectMany(e => e.Split(',', StringSplitOptions.TrimEntries))];

    private static string SettingOf(string part) => part switch
    {
        "cloud" => nameof(CheckSettings.Cloud),
        "region" => nameof(CheckSettings.Region),
        "profile" => nameof(CheckSettings.Profile),
        "host" => nameof(CheckSettings.Hosts),
        "only" => nameof(CheckSettings.Only),
        "skip" => nameof(CheckSettings.Skip),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "This part of a selection has no setting."),
    };
}
