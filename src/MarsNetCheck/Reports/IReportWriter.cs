namespace MarsNetCheck.Reports;

/// <summary>Writes a report in one format. Layout and wording only: it judges nothing.</summary>
public interface IReportWriter
{
    /// <summary>The name of the format on the command line, for example <c>json</c>.</summary>
    string Format { get; }

    /// <summary>Writes the whole report. The same report gives the same bytes. The stream stays open.</summary>
    Task WriteAsync(Report report, Stream output, CancellationToken cancellationToken = default);
}
