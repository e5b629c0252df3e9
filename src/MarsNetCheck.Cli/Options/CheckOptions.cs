using System.CommandLine;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Cli.Options;

/// <summary>The options of a run: what to check, which way, with which login, how far. What they mean is the library's to know.</summary>
internal sealed class CheckOptions(Terminal terminal)
{
    /// <summary>What to check.</summary>
    public CatalogOptions Catalog { get; } = new();

    /// <summary>Which way.</summary>
    public RouteOptions Route { get; } = new();

    /// <summary>With which login.</summary>
    public CredentialOptions Login { get; } = new();

    /// <summary>How far.</summary>
    public LimitOptions Limits { get; } = new();

    /// <summary>The password as somebody typed it when asked; null if nobody was asked.</summary>
    public string? TypedPassword { get; private set; }

    /// <summary>Reads those options that the command has.</summary>
    /// <exception cref="UsageException">Options contradict each other.</exception>
    /// <exception cref="SettingsException">A value cannot be used; all such errors are listed.</exception>
    public CheckInput Read(ParseResult parsed)
    {
        var settings = new CheckSettings();
        Route.Fill(parsed, settings);
        Limits.Fill(parsed, settings);
        Catalog.Fill(parsed, settings);
        Login.Fill(parsed, settings);
        var input = CheckSettingsReader.Read(settings, new SettingsSource
        {
            NameOf = setting => OptionNames.Of(setting, settings.Catalog),
            Medium = "a command line",
            AskPassword = terminal.AskSecret is { } ask ? () => TypedPassword = ask("Password for the proxy: ") : null,
        });
        foreach (var warning in input.Warnings)
            terminal.Complain(warning);
        return input;
    }
}
