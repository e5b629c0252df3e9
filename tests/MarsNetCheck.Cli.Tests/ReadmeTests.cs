using System.Text.RegularExpressions;

namespace MarsNetCheck.Cli.Tests;

/// <summary>The reports that the README shows are what the program prints, but for the times and the rows left out; UPDATE_GOLDEN=1 writes them anew.</summary>
public sealed partial class ReadmeTests
{
    private const string LeftOut = " …";
    private const int MostAttempts = 5;
    private static readonly string _file = Path.Combine(Repository.Root, "README.md");

    [Theory]
    [InlineData("demo")]
    [InlineData("demo proxy-auth-negotiate")]
    public async Task A_report_in_the_README_is_what_the_program_prints(string command)
    {
        var shown = ReportOf(command);
        var printed = await PrintedAsync(command, shown);

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
            Replace(shown, printed);

        Assert.Equal(printed.Select(WithoutTimes), ReportOf(command).Select(WithoutTimes));
    }

    [Fact]
    public async Task A_report_that_has_drifted_is_noticed()
    {
        var shown = ReportOf("demo");
        var output = (await InProcess.RunAsync("demo", "tcp-refused")).Output;

        Assert.NotEqual(Excerpt(output, shown).Select(WithoutTimes), shown.Select(WithoutTimes));
    }

    // On a busy machine even the simulated network may be slow, which the report then says; what has drifted differs each time.
    private static async Task<List<string>> PrintedAsync(string command, string[] shown)
    {
        for (var attempt = 1; ; attempt++)
        {
            var printed = Excerpt((await InProcess.RunAsync(command.Split(' '))).Output, shown);
            if (attempt == MostAttempts || printed.Select(WithoutTimes).SequenceEqual(shown.Select(WithoutTimes), StringComparer.Ordinal))
                return printed;
        }
    }

    // A report follows the sentence that names its command: "... (`demo`; rows left out are marked …):".
    private static string[] ReportOf(string command)
    {
        var text = File.ReadAllText(_file).ReplaceLineEndings("\n");
        var report = Assert.Single(Reports().Matches(text), m => m.Groups["command"].Value == command);
        return report.Groups["report"].Value.Split('\n');
    }

    /// <summary>The lines printed, without the rows of the table that are not shown. Where a line is the same but for the time, that of the README stays.</summary>
    private static List<string> Excerpt(string output, string[] shown)
    {
        var (hosts, lines) = (shown.Select(HostOf).ToHashSet(StringComparer.Ordinal), new List<string>());
        foreach (var line in output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(l => l.TrimEnd()))
        {
            var isLeftOut = HostOf(line) is { } host && !hosts.Contains(host);
            if (!isLeftOut || lines is not [.., LeftOut])
                lines.Add(isLeftOut ? LeftOut : Array.Find(shown, s => WithoutTimes(s) == WithoutTimes(line)) ?? line);
        }
        return lines;
    }

    private static string? HostOf(string line) => Row().Match(line) is { Success: true } row ? row.Groups["host"].Value : null;

    private static string WithoutTimes(string line) => Time().Replace(line, m => m.Value[0] == ' ' ? "0".PadLeft(m.Length) : "0");

    private static void Replace(string[] shown, List<string> printed)
    {
        var text = File.ReadAllText(_file).ReplaceLineEndings("\n");
        File.WriteAllText(_file, text.Replace(string.Join('\n', shown), string.Join('\n', printed), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\(`(?<command>demo[^`]*)`[^)\n]*\):\n\n```\n(?<report>[^`]*)\n```\n", RegexOptions.None, 1000)]
    private static partial Regex Reports();

    [GeneratedRegex(@"^ [a-z]+ +(?<host>\S+) +(?:direct|proxy) ", RegexOptions.None, 1000)]
    private static partial Regex Row();

    // The milliseconds at the end of a row, before the number of a cause; the seconds of the run.
    [GeneratedRegex(@"(?<= (?:direct|proxy) .*) +\d+(?=(?: [①-⑳]\D*)?$)|(?<= in )[\d.]+(?= s\.$)", RegexOptions.None, 1000)]
    private static partial Regex Time();
}
