using System.CommandLine;
using MarsNetCheck.Catalog;

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
        parsed.GetValue(_catalog) is { } file ? EndpointCatalog.Load(NotEmpty(file, "--catalog")) : EndpointCatalog.LoadEmbedded();

    /// <summary>Picks what the run is about.</summary>
    public SelectedCatalog Select(ParseResult parsed) => Select(parsed, Load(parsed));

    /// <summary>Picks what the run is about from a catalog.</summary>
    public SelectedCatalog Select(ParseResult parsed, EndpointCatalog catalog) => catalog.Select(new CatalogSelection
    {
        Cloud = parsed.GetValue(_cloud),
        Region = parsed.GetValue(_region),
        Profile = parsed.GetValue(_profile),
        Hosts = [.. Values(parsed, _hosts)],
        Only = [.. Values(parsed, _only)],
        Skip = [.. Values(parsed, _skip)],
    });

    private static Option<string[]> Ids(string name, string description) => new(name)
    {
        HelpName = "ID...",
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static IEnumerable<string> Values(ParseResult parsed, Option<string[]> option) =>
        parsed.GetResult(option) is null ? [] : (parsed.GetValue(option) ?? []).SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries));

    private static string NotEmpty(string value, string option) =>
        string.IsNullOrWhiteSpace(value) ? throw new UsageException($"{option}: the name is empty; give a file") : value;
}
