using System.Runtime.CompilerServices;

namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>Files of docs that users load into their systems.</summary>
internal static class Documents
{
    public static string Rules { get; } = Find("prometheus-rules.yml");

    public static string RulesTest { get; } = Find("prometheus-rules-test.yml");

    public static string Dashboard { get; } = Find("grafana-dashboard.json");

    public static string Fleet { get; } = Find("fleet.md");

    private static string Find(string name, [CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(File.Exists(here) ? Path.GetDirectoryName(here)! : AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MarsNetCheck.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The repository is not above the tests."), "docs", name);
    }
}
