using MarsNetCheck.Hosting.Tests.History;
using Xunit.Runner.InProc.SystemConsole;

namespace MarsNetCheck.Hosting.Tests;

/// <summary>Runs the tests, or what a test starts as a process of its own.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => args is [HistoryProcess.Name, .. var rest] ? HistoryProcess.RunAsync(rest) : ConsoleRunner.Run(args);
}
