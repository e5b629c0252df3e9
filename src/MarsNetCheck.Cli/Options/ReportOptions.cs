using System.Collections.Immutable;
using System.CommandLine;
using MarsNetCheck.Catalog;
using MarsNetCheck.Rules;

namespace MarsNetCheck.Cli.Options;

/// <summary>The options that say what comes out of a run.</summary>
internal sealed class ReportOptions
{
    /// <summary>The format without <c>--format</c>.</summary>
    public const string DefaultFormat = "table";

    /// <summary>The name of the option for formats.</summary>
    public const string FormatName = "--format";

    /// <summary>The name of the option for files.</summary>
    public const string OutputName = "--output";

    /// <summary>The name of the option for text without control codes.</summary>
    public const string NoColorName = "--no-color";

    /// <summary>The table of blocked flows, which only a run has.</summary>
    public const string FlowsFormat = "flows";

    /// <summary>The metrics of a run for a textfile collector.</summary>
    public const string PrometheusFormat = "prometheus";

    private const string Pairs = "Repeatable, in pairs: --format X --output FILE --format Y --output FILE; one report may go without a file. [default: table]";

    private static readonly ImmutableArray<string> _listFormats = [DefaultFormat, "json"];
    private static readonly ImmutableArray<string> _runFormats = [.. _listFormats, FlowsFormat, PrometheusFormat];
    private ImmutableArray<string> _formats = _listFormats;

    private readonly Option<string[]> _format = new(FormatName) { HelpName = string.Join('|', _listFormats), Description = $"The form of the report. {Pairs}" };
    private readonly Option<string[]> _output = new(OutputName) { HelpName = "FILE", Description = "Where to write the report of the --format beside it. Without any --format, a name that ends in .json gets json. [default: standard output]" };
    private readonly Option<bool> _force = new("--force") { Description = "Overwrite an existing file that is no report." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit status 1 also when something is degraded." };
    private readonly Option<string?> _expect = new("--expect") { HelpName = "ready|CODE", Description = "Exit status 0 exactly when this is found, for example proxy.auth-required." };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Show the verdict alone, and no progress." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Show every attempt, and what is only worth knowing." };
    private readonly Option<bool> _noColor = new(NoColorName) { Description = "Use no control codes. NO_COLOR does the same." };

    /// <summary>Adds the options of a command that gives a verdict.</summary>
    public void AddTo(Command command)
    {
        _formats = _runFormats;
        _format.HelpName = string.Join('|', _formats);
        _format.Description = $"The form of the report: table for the terminal; json with all evidence; flows, the blocked flows as a table for a ticket; prometheus, metrics for a textfile collector. {Pairs}";
        AddFormTo(command);
        command.Options.Add(_strict);
        command.Options.Add(_expect);
        command.Options.Add(_quiet);
        command.Options.Add(_verbose);
    }

    /// <summary>Adds the options of a command that lists something, more or less of it.</summary>
    public void AddListTo(Command command)
    {
        AddFormTo(command);
        command.Options.Add(_quiet);
        command.Options.Add(_verbose);
    }

    /// <summary>Adds the options of a command that lists something.</summary>
    public void AddFormTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_output);
        command.Options.Add(_force);
        command.Options.Add(_noColor);
    }

    /// <summary>True if an option is one of those that even a list has: where it goes, and in which form.</summary>
    public bool IsForm(Option option) => option == _format || option == _output || option == _force || option == _noColor;

    /// <summary>Reads what the command line asks for.</summary>
    public ReportChoice Read(ParseResult parsed) => new()
    {
        Targets = ReadTargets(parsed),
        Expectation = new Expectation { Strict = parsed.GetValue(_strict), Finds = ReadExpected(parsed.GetValue(_expect)) },
        Force = parsed.GetValue(_force),
        Detail = ReadDetail(parsed),
        NoColor = parsed.GetValue(_noColor),
    };

    private ImmutableArray<ReportTarget> ReadTargets(ParseResult parsed)
    {
        var targets = ReportTargets.Read(parsed);
        foreach (var target in targets.Where(t => !_formats.Contains(t.Format, StringComparer.Ordinal)))
            throw new UsageException($"--format: '{target.Format}' is no format of a report; {NearName.Mend(target.Format, _formats, $"give {string.Join(", ", _formats[..^1])} or {_formats[^1]}")}");
        if (targets.Count(t => t.Path is null) > 1)
            throw new UsageException("--format: only one report can go to standard output; add --output FILE to the others");
        if (targets.Any(t => t.Path is { } path && string.IsNullOrWhiteSpace(path)))
            throw new UsageException("--output: the name of the file is empty; give the path of a file");
        var twice = targets.Where(t => t.Path is not null).GroupBy(t => Path.GetFullPath(t.Path!), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? targets : throw new UsageException($"--output: {twice.First().Path} is named twice; give each report a file of its own");
    }

    private static string? ReadExpected(string? text)
    {
        if (text is null || string.Equals(text, Expectation.ReadyWord, StringComparison.Ordinal))
            return text;
        List<string> codes = [Expectation.ReadyWord, .. RuleBook.Standard().Rules.SelectMany(r => r.Codes).Select(c => c.Code)];
        return codes.Contains(text, StringComparer.Ordinal)
            ? text
            : throw new UsageException($"--expect: '{text}' is no finding code; {NearName.Mend(text, codes, "give ready, or a code such as proxy.auth-required")}");
    }

    private Detail ReadDetail(ParseResult parsed) => (parsed.GetValue(_quiet), parsed.GetValue(_verbose)) switch
    {
        (true, true) => throw new UsageException("--quiet and --verbose contradict each other; give one of them"),
        (true, false) => Detail.Quiet,
        (false, true) => Detail.Verbose,
        _ => Detail.Normal,
    };
}
