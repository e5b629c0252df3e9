namespace MarsNetCheck.LabTests;

/// <summary>Where the lab's scripts and the built program are.</summary>
internal static class Repository
{
    /// <summary>The folder of the sources.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The folder of the lab's scripts, in the sources.</summary>
    public static string Scripts { get; } = Path.Combine(Root, "tests", "MarsNetCheck.LabTests", "lab");

    /// <summary>The program under test: a published one that MARSNETCHECK_PROGRAM names, else as it was built for these tests.</summary>
    public static string[] Program { get; } = Environment.GetEnvironmentVariable("MARSNETCHECK_PROGRAM") is { Length: > 0 } published
        ? [published]
        : ["dotnet", Path.Combine(AppContext.BaseDirectory, "marsnetcheck.dll")];

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("The tests do not run below the solution."),
        _ when File.Exists(Path.Combine(folder.FullName, "MarsNetCheck.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
