namespace MarsNetCheck.Pages;

/// <summary>The look of all components, as one style sheet: light and dark, narrow and wide, on a screen and on paper.</summary>
public static class ReportStyle
{
    /// <summary>The style sheet. It names nothing outside of itself.</summary>
    public static string Css { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
