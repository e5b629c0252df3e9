namespace MarsNetCheck.Cli.Options;

/// <summary>One report that is asked for.</summary>
/// <param name="Format">The name of the format.</param>
/// <param name="Path">The file; null for standard output.</param>
internal sealed record ReportTarget(string Format, string? Path);
