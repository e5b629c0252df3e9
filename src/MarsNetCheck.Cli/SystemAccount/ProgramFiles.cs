namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>The files that the program consists of: one, or a folder of them.</summary>
internal static class ProgramFiles
{
    private const string Executable = "marsnetcheck.exe";
    private const string Library = "marsnetcheck.dll";

    private static readonly string[] _parts = ["*.dll", "*.exe", "*.deps.json", "*.runtimeconfig.json"];

    /// <summary>Copies them and gives the path of the copied executable.</summary>
    /// <exception cref="UsageException">The program runs in a form that cannot be copied.</exception>
    public static string CopyTo(string folder)
    {
        var process = Environment.ProcessPath ?? Executable;
        var source = Path.GetDirectoryName(process)!;
        var target = Path.Combine(folder, Executable);
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, Library)))
        {
            File.Copy(process, target);
            return target;
        }
        source = AppContext.BaseDirectory;
        if (!File.Exists(Path.Combine(source, Executable)))
            throw new UsageException($"--as-system: {source} has no {Executable}; publish the program for win-x64 and run that");
        foreach (var file in _parts.SelectMany(p => Directory.EnumerateFiles(source, p, SearchOption.AllDirectories)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return target;
    }
}
