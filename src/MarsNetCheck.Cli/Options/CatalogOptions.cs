using System.CommandLine;
using MarsNetCheck.Catalog;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Cli.Options;

/// <summary>The options that say what to check.</summary>
internal sealed class CatalogOptions
{
    private readonly Option<string?> _catalog = new("--catalog") { HelpName = "FILE", Description = "Another endpoints.json than the one built in." };
    private readonly Option<string?> _cloud = new("--cloud") { HelpName = "NAME", Description = "public, usgov or china. [default: public]" };
    private readonly Option<string?> _region = new("--region") { HelpName = "NAME", Description = "The vault's region, for example westeurope." };
    private readonly Option<string?> _profile = new("--profile") { HelpName = "NAME", Description = "The edition of Microsoft's list. [default: the newest]" };
    private readonly Option<string[]> _hosts = new("--host") { HelpName = "NAME", Description = "A host of the vault itself: a pod or a storage account. Repeatable.", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> _only = Ids("--only", "Probe only these endpoint ids or groups; * is a wildcard.");
    private readonly Option<string[]> _skip = Ids("--skip", "Leave these endpoint ids or groups out; * is a wildcard.");

    /// <summary>Adds the options that name a part of the catalog.</summary>
    public void AddPartTo(Command command)
    {
        command.Options.Add(_catalog);
        command.Options.Add(_cloud);
        command.Options.Add(_region);
        command.Options.Add(_profile);
    }

    /// <summary>Adds the options that choose endpoints of it.</summary>
    public void AddChoiceTo(Command command)
    {
        command.Options.Add(_hosts);
        command.Options.Add(_only);
        command.Options.Add(_skip);
    }

    /// <summary>Loads the catalog in force.</summary>
    public EndpointCatalog Load(ParseResult parsed) =>
        parsed.GetValue(_catalog) is { } file ? EndpointCatalog.Load(NotEmpty(file)) : EndpointCatalog.LoadEmbedded();

    /// <summary>Picks what a run would be about from a catalog.</summary>
    public SelectedCatalog Select(ParseResult parsed, EndpointCatalog catalog) => catalog.Select(new CatalogSelection
    {
        Cloud = parsed.GetValue(_cloud),
        Region = parsed.GetValue(_region),
        Profile = parsed.GetValue(_profile),
    });

    /// <summary>Writes what the command line says into the settings.</summary>
    public void Fill(ParseResult parsed, CheckSettings settings)
    {
        settings.Catalog = parsed.GetValue(_catalog);
        settings.Cloud = parsed.GetValue(_cloud);
        settings.Region = parsed.GetValue(_region);
        settings.Profile = parsed.GetValue(_profile);
        Add(settings.Hosts, parsed, _hosts);
        Add(settings.Only, parsed, _only);
        Add(settings.Skip, parsed, _skip);
    }

    private static Option<string[]> Ids(string name, string description) => new(name)
    {
        HelpName = "ID...",
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static void Add(IList<string> list, ParseResult parsed, Option<string[]> option)
    {
        foreach (var value in parsed.GetValue(option) ?? [])
            list.Add(value);
    }

    private static string NotEmpty(string file) =>
        string.IsNullOrWhiteSpace(file) ? throw new UsageException("--catalog: the name is empty; give a file") : file;
}
