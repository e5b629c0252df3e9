namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>The files that the program consists of: one and the database's library, or a folder of them.</summary>
internal static class ProgramFiles
{
    private const string Library = "marsnetcheck.dll";
    private const string Aside = ".new";

    private static readonly string[] _parts = ["*.dll", "*.exe", "*.so", Executable, "*.deps.json", "*.runtimeconfig.json"];

    // What lies beside the program and is not in it. Only these: somebody may have laid other libraries into the folder of a download.
    private static readonly string[] _beside = ["e_sqlite3.dll", "libe_sqlite3.so"];

    private static string Executable => OperatingSystem.IsWindows() ? "marsnetcheck.exe" : "marsnetcheck";

    /// <summary>Copies them over those that are there, each in one step, and gives the path of the copied executable.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="purpose">For which command or option, for the error.</param>
    /// <exception cref="UsageException">The program runs in a form that cannot be copied.</exception>
    public static string CopyTo(string folder, string purpose)
    {
        var source = Path.GetDirectoryName(SourceOf(purpose))!;
        var target = Path.Combine(folder, Executable);
        if (Path.GetFullPath(source).TrimEnd(Path.DirectorySeparatorChar) == Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar))
            return target;
        foreach (var file in FilesOf(source))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy + Aside, overwrite: true);
            File.Move(copy + Aside, copy, overwrite: true);
        }
        return target;
    }

    private static bool IsFolder => File.Exists(Path.Combine(AppContext.BaseDirectory, Library));

    private static string SourceOf(string purpose)
    {
        if (!IsFolder)
            return Environment.ProcessPath ?? Executable;
        var executable = Path.Combine(AppContext.BaseDirectory, Executable);
        return File.Exists(executable)
            ? executable
            : throw new UsageException($"{purpose}: {AppContext.BaseDirectory} has no {Executable}; publish the program for this system and run that");
    }

    private static IEnumerable<string> FilesOf(string source) => IsFolder
        ? _parts.SelectMany(p => Directory.EnumerateFiles(source, p, SearchOption.AllDirectories)).Distinct(StringComparer.Ordinal)
        : [Environment.ProcessPath ?? Executable, .. _beside.Select(b => Path.Combine(source, b)).Where(File.Exists)];
}
