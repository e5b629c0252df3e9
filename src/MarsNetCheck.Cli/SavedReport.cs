using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;
using MarsNetCheck.Rules;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Cli;

/// <summary>A report that was written to a file as JSON.</summary>
internal static class SavedReport
{
    /// <summary>The largest report that is read.</summary>
    private const int MaxMebibytes = 256;

    /// <summary>Reads a file and judges its evidence.</summary>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    /// <exception cref="ReportFormatException">It holds something else.</exception>
    public static Report Judge(string file) =>
        JsonReportReader.Read(InputFile.Read(file, MaxMebibytes), file).Judge(new Diagnostician(RuleBook.Standard().Rules));
}
