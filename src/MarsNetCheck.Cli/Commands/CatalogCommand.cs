using System.CommandLine;
using MarsNetCheck.Catalog;
using MarsNetCheck.Cli.Options;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Cli.Screens;

namespace MarsNetCheck.Cli.Commands;

/// <summary><c>catalog</c>: lists and validates the catalog in force.</summary>
internal sealed class CatalogCommand(Terminal terminal)
{
    private readonly CatalogOptions _catalog = new();
    private readonly ReportOptions _form = new();

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("catalog", "Lists what is checked: clouds, editions of Microsoft's list, regions, endpoints, address ranges. Validates a file of your own.");
        _catalog.AddPartTo(command);
        _form.AddFormTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        try
        {
            var choice = _form.Read(parsed);
            var catalog = _catalog.Load(parsed);
            var selection = _catalog.Select(parsed, catalog);
            using var delivery = Delivery.Prepare(choice, terminal);
            return await delivery.CompleteAsync(new CatalogScreen(catalog, selection));
        }
        catch (CatalogException e)
        {
            // Somebody who validates a file wants every error of it.
            foreach (var error in e.Errors)
                terminal.Complain($"{e.Name}: {error}");
            return ExitStatus.Usage;
        }
    }
}
