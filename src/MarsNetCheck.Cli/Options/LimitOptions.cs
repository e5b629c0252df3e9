using System.CommandLine;
using System.Globalization;

namespace MarsNetCheck.Cli.Options;

/// <summary>The options that say how far a run goes.</summary>
internal sealed class LimitOptions
{
    private const double ShortestTimeout = 0.1;
    private const double LongestTimeout = 600;
    private const double LongestBudget = 86_400;
    private const int MostAttempts = 65_536;

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

    /// <summary>The options of a run with what the command line says of its limits.</summary>
    public NetCheckOptions Apply(ParseResult parsed, NetCheckOptions options) => options with
    {
        StageTimeout = Seconds("--timeout", parsed.GetValue(_timeout), ShortestTimeout, LongestTimeout) ?? options.StageTimeout,
        Budget = Seconds("--budget", parsed.GetValue(_budget), ShortestTimeout, LongestBudget) ?? options.Budget,
        Concurrency = Count(parsed.GetValue(_concurrency)) ?? options.Concurrency,
    };

    private static TimeSpan? Seconds(string option, string? text, double least, double most)
    {
        if (text is null)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= most)
            return TimeSpan.FromSeconds(seconds);
        throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option}: '{text}' is no number of seconds that can be used; give {least} to {most}"));
    }

    private static int? Count(string? text)
    {
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostAttempts)
            return count;
        throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--concurrency: '{text}' is no count that can be used; give 1 to {MostAttempts}"));
    }
}
