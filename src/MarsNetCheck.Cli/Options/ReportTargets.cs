using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace MarsNetCheck.Cli.Options;

/// <summary>Pairs each <c>--format</c> with the <c>--output</c> beside it, in whichever order the two stand.</summary>
internal sealed class ReportTargets
{
    private readonly List<ReportTarget> _targets = [];
    private string? _alone;
    private bool _named;
    private string? _format;
    private string? _path;

    /// <summary>Reads the pairs; without any it is the terminal report on standard output.</summary>
    /// <exception cref="UsageException">Formats are named, and an output has none beside it.</exception>
    public static ImmutableArray<ReportTarget> Read(ParseResult parsed)
    {
        var pairs = new ReportTargets();
        var tokens = parsed.Tokens;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Type == TokenType.Option)
                pairs.Take(tokens[i].Value, tokens[i + 1].Value);
        }
        pairs.Finish();
        if (pairs is { _named: true, _alone: { } alone })
            throw new UsageException($"--output: {alone} has no --format beside it; write pairs, such as --format json --output report.json --format flows --output ticket.md");
        return pairs._targets.Count > 0 ? [.. pairs._targets] : [new ReportTarget(ReportOptions.DefaultFormat, Path: null)];
    }

    private void Take(string option, string value)
    {
        if (string.Equals(option, ReportOptions.FormatName, StringComparison.Ordinal))
        {
            if (_format is not null)
                Finish();
            _format = value.ToLowerInvariant();
            _named = true;
        }
        else if (string.Equals(option, ReportOptions.OutputName, StringComparison.Ordinal))
        {
            if (_path is not null)
                Finish();
            _path = value;
        }
        if (_format is not null && _path is not null)
            Finish();
    }

    private void Finish()
    {
        if (_format is null && _path is null)
            return;
        if (_format is null)
            _alone ??= _path;
        var path = string.Equals(_path, "-", StringComparison.Ordinal) ? null : _path;
        _targets.Add(new ReportTarget(_format ?? FormatOf(_path!), path));
        (_format, _path) = (null, null);
    }

    private static string FormatOf(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "json" : ReportOptions.DefaultFormat;
}
