namespace MarsNetCheck.Reports;

/// <summary>A saved report cannot be read. The message is one line that names the file, the place in it and the mend.</summary>
public sealed class ReportFormatException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="place">Where in the file: a JSON path, or a line.</param>
    /// <param name="problem">What is wrong there.</param>
    /// <param name="inner">What the parser said; null if there was nothing.</param>
    public ReportFormatException(string file, string place, string problem, Exception? inner = null)
        : base($"{file}: {place}: {problem}", inner)
    {
        File = file;
        Place = place;
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>Where in the file: a JSON path such as <c>endpoints[3].id</c>, or a line.</summary>
    public string Place { get; }
}
