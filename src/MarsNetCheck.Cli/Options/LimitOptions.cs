using System.CommandLine;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Cli.Options;

/// <summary>The options that say how far a run goes.</summary>
internal sealed class LimitOptions
{
    private readonly Option<string?> _timeout = new("--timeout") { HelpName = "SECONDS", Description = "The longest that one stage may take. [default: 5]" };
    private readonly Option<string?> _budget = new("--budget") { HelpName = "SECONDS", Description = "The longest that the whole run may take. [default: 60]" };
    private readonly Option<string?> _concurrency = new("--concurrency") { HelpName = "N", Description = "How many attempts may be under way at once. [default: the program chooses]" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_timeout);
        command.Options.Add(_budget);
        command.Options.Add(_concurrency);
    }

    /// <summary>Writes what the command line says into the settings.</summary>
    public void Fill(ParseResult parsed, CheckSettings settings)
    {
        settings.Timeout = parsed.GetValue(_timeout);
        settings.Budget = parsed.GetValue(_budget);
        settings.Concurrency = parsed.GetValue(_concurrency);
    }
}
