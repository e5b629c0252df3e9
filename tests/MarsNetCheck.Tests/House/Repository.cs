namespace MarsNetCheck.Tests.House;

/// <summary>Where the sources are, for tests that read them.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution, above the folder that the tests run in.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("The tests do not run below the solution."),
        _ when File.Exists(Path.Combine(folder.FullName, "MarsNetCheck.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
