namespace MarsNetCheck.Cli.Output;

/// <summary>Which existing files a report may replace.</summary>
internal enum ReplaceRule
{
    /// <summary>Reports, and empty files.</summary>
    Reports,

    /// <summary>Any.</summary>
    Always,
}
