using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using MarsNetCheck.Catalog;
using MarsNetCheck.Cli.Commands;
using MarsNetCheck.Cli.Output;
using MarsNetCheck.Networks;
using MarsNetCheck.Reports;
using MarsNetCheck.Settings;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Cli;

/// <summary>Reads the command line, runs the command, and turns every error of usage or input into one line and status 2.</summary>
/// <param name="terminal">Where it writes.</param>
/// <param name="network">What <c>check</c> probes; null for this machine's network.</param>
internal sealed class CommandLine(Terminal terminal, INetwork? network = null)
{
    private static readonly ParserConfiguration _syntax = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line and gives the exit status.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="stop">Stops a run, which is then reported.</param>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stop = default)
    {
        try
        {
            var parsed = Root().Parse(arguments, _syntax);
            Refuse(parsed);
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = new StreamWriter(terminal.Output, terminal.Encoding, leaveOpen: true) { AutoFlush = true },
                Error = terminal.Error,
            }, stop);
        }
        catch (SettingsException e)
        {
            terminal.Complain(e.Errors.Length == 1 ? e.Message : string.Create(CultureInfo.InvariantCulture, $"{e.Errors[0]} (and {e.Errors.Length - 1} more)"));
            return ExitStatus.Usage;
        }
        catch (UsageException e)
        {
            foreach (var line in e.Lines)
                terminal.Complain(line);
            return ExitStatus.Usage;
        }
        catch (Exception e) when (e is CatalogException or ReportFormatException or LoopbackException)
        {
            terminal.Complain(e.Message);
            return ExitStatus.Usage;
        }
    }

    private RootCommand Root()
    {
        var root = new RootCommand("Tells whether this server can reach what Microsoft's Azure Backup agent (MARS) needs and, if not, what stands in the way, who must change it, and what to change.");
        root.Subcommands.Add(new CheckCommand(terminal, network).Create());
        root.Subcommands.Add(new ProxyCommand(terminal, network).Create());
        root.Subcommands.Add(new DemoCommand(terminal).Create());
        root.Subcommands.Add(new DiagnoseCommand(terminal).Create());
        root.Subcommands.Add(new ServeCommand(terminal).Create());
        root.Subcommands.Add(new ServiceCommand(terminal).Create());
        root.Subcommands.Add(new CatalogCommand(terminal).Create());
        new CheckCommand(terminal, network).AttachHidden(root);
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        foreach (var version in root.Options.OfType<VersionOption>())
            version.Action = new VersionAction();
        return root;
    }

    // One line, not the parser's own list of errors and the help.
    private static void Refuse(ParseResult parsed)
    {
        if (parsed.Action is HelpWithExamples)
            return;
        var command = parsed.CommandResult.Command;
        if (Misplaced(parsed) is { } line)
            throw new UsageException(line);
        if (parsed.Errors.Count == 0 && MistakenOption(parsed) is null)
            return;
        var help = command is RootCommand ? "marsnetcheck --help" : $"marsnetcheck {string.Join(' ', NamesOf(command))} --help";
        throw new UsageException($"{Problem(parsed, command)}; see {help}");
    }

    // What stands before a command belongs to the program, which then does not check.
    private static string? Misplaced(ParseResult parsed)
    {
        if (parsed.RootCommandResult.Children.OfType<CommandResult>().FirstOrDefault() is not { } command)
            return null;
        var option = parsed.RootCommandResult.Children.OfType<OptionResult>().FirstOrDefault(o => !o.Implicit && o.Option is { Recursive: false } and not VersionOption);
        var name = command.Command.Name;
        return option is null ? null : $"'{option.Option.Name}' stands before {name}, where it means nothing; write it after {name}";
    }

    private static IEnumerable<string> NamesOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault(p => p is not RootCommand) is { } parent ? [parent.Name, command.Name] : [command.Name];

    // An option that is not known would be taken for the scenario or the file.
    private static string? MistakenOption(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).FirstOrDefault(v => v.Length > 1 && v.StartsWith('-'));

    private static string Problem(ParseResult parsed, Command command)
    {
        var token = MistakenOption(parsed) ?? parsed.UnmatchedTokens.FirstOrDefault();
        if (token is null)
            return parsed.Errors[0].Message.TrimEnd('.');
        if (token.StartsWith('-'))
            return $"'{token}' is no option{(command is RootCommand ? "" : $" of {command.Name}")}";
        return command is RootCommand ? $"'{token}' is no command" : $"'{token}' is one argument too many for {command.Name}";
    }
}
