using System.Diagnostics;
using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Reports;
using MarsNetCheck.Rules;
using Microsoft.Extensions.Logging.Abstractions;

namespace MarsNetCheck.Hosting.Tests.History;

/// <summary>A process that keeps a report again and again, and prints the number of each once it was kept. Tests kill it, or give it a disk with little room.</summary>
internal static class HistoryProcess
{
    /// <summary>The argument that makes the tests' program this one.</summary>
    public const string Name = "--history-process";

    /// <summary>Keeps reports until it is killed, or until one cannot be kept: the reason is then the last line, and the status 2.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (folder, file) = (args[0], args[1]);
        try
        {
            var json = await File.ReadAllBytesAsync(file);
            var report = JsonReportReader.Read(json, file).Judge(new Diagnostician(RuleBook.Standard().Rules));
            using var history = new SqliteHistory(new HistorySettings { Folder = folder, MaxReports = 100_000 }, TimeProvider.System, NullLogger<SqliteHistory>.Instance);
            while (true)
                await PrintAsync((await history.SaveAsync(report, json)).Id.ToString(CultureInfo.InvariantCulture));
        }
        catch (HistoryException e)
        {
            await PrintAsync(e.Message);
            return 2;
        }
    }

    /// <summary>Starts it.</summary>
    public static Process Start(string folder, string report) => Start(Environment.ProcessPath!, [.. Arguments, Name, folder, report]);

    /// <summary>A shell command that runs it, for a shell that prepares a disk first.</summary>
    public static string Command(string folder, string report) => string.Join(' ', from argument in (string[])[Environment.ProcessPath!, .. Arguments, Name, folder, report] select $"'{argument}'");

    /// <summary>Starts a program whose output is read.</summary>
    public static Process Start(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;

    // The test runner may be the tests' own program, or `dotnet` with its assembly.
    private static string[] Arguments => Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(HistoryProcess).Assembly.Location] : [];

    private static async Task PrintAsync(string line)
    {
        await Console.Out.WriteLineAsync(line);
        await Console.Out.FlushAsync();
    }
}
