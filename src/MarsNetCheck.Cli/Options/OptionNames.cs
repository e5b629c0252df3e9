using System.Text.RegularExpressions;
using MarsNetCheck.Catalog;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Cli.Options;

/// <summary>How the command line calls the settings of a run.</summary>
internal static partial class OptionNames
{
    /// <summary>The option of a setting; for a part of the catalog's selection, the catalog and that part.</summary>
    /// <param name="setting">The name of a property of <see cref="CheckSettings"/>.</param>
    /// <param name="catalog">The catalog that is named; null for the one that is built in.</param>
    public static string Of(string setting, string? catalog) => setting switch
    {
        nameof(CheckSettings.Cloud) or nameof(CheckSettings.Region) or nameof(CheckSettings.Profile) or nameof(CheckSettings.Only) or nameof(CheckSettings.Skip) =>
            $"{catalog ?? EndpointCatalog.EmbeddedName}: {Kebab(setting)}",
        nameof(CheckSettings.Hosts) => $"{catalog ?? EndpointCatalog.EmbeddedName}: host",
        nameof(CheckSettings.ExpectRoots) => "--expect-root",
        _ => "--" + Kebab(setting),
    };

    private static string Kebab(string name) => Capital().Replace(name, "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Capital();
}
