namespace MarsNetCheck.Cli.Tests;

/// <summary>What a run of the program gave.</summary>
/// <param name="Status">The exit status.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record RunResult(int Status, string Output, string Error);
