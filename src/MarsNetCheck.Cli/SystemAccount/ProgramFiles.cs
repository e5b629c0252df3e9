using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>The files that the program consists of: one and the database's library, or a folder of them. Only these: somebody may have laid others into the folder of a download.</summary>
internal static class ProgramFiles
{
    private const string Library = "marsnetcheck.dll";
    private const string Dependencies = "marsnetcheck.deps.json";
    private const string Aside = ".new";
    private const string Loaded = "TRUSTED_PLATFORM_ASSEMBLIES";

    private static readonly ImmutableArray<string> _beside = ["e_sqlite3.dll", "libe_sqlite3.so"];
    private static readonly ImmutableArray<string> _kinds = ["runtime", "native", "runtimeTargets", "resources"];

    private static string Executable => OperatingSystem.IsWindows() ? "marsnetcheck.exe" : "marsnetcheck";

    /// <summary>Copies them over those that are there, each in one step, and gives the path of the copied executable.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="purpose">For which command or option, for the error.</param>
    /// <exception cref="UsageException">The program runs in a form that cannot be copied.</exception>
    public static string CopyTo(string folder, string purpose)
    {
        var executable = SourceOf(purpose);
        var source = Path.GetDirectoryName(executable)!;
        var target = Path.Combine(folder, Executable);
        if (Path.GetFullPath(source).TrimEnd(Path.DirectorySeparatorChar) == Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar))
            return target;
        var copies = (IsFolder ? OfFolder(source) : OfExecutable(executable))
            .Select(file => (From: file, To: file == executable ? target : Path.Combine(folder, Path.GetRelativePath(source, file)))).ToList();
        // Where the room does not suffice, the old program stays whole.
        foreach (var (from, to) in copies)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to + Aside, overwrite: true);
        }
        foreach (var (_, to) in copies)
            File.Move(to + Aside, to, overwrite: true);
        return target;
    }

    /// <summary>The files of a program that is one file.</summary>
    /// <param name="executable">The file.</param>
    internal static ImmutableArray<string> OfExecutable(string executable) =>
        [executable, .. _beside.Select(b => Path.Combine(Path.GetDirectoryName(executable)!, b)).Where(File.Exists)];

    /// <summary>The files of a program that is a folder: those that it was built of.</summary>
    /// <param name="folder">The folder.</param>
    internal static ImmutableArray<string> OfFolder(string folder)
    {
        string[] own = [Executable, Library, Dependencies, "marsnetcheck.runtimeconfig.json"];
        return [.. own.Concat(Named(Path.Combine(folder, Dependencies))).Distinct(StringComparer.Ordinal).Select(name => Path.GetFullPath(name, folder)).Where(File.Exists)];
    }

    /// <summary>True if the runtime loaded the program's library from a folder.</summary>
    /// <param name="loaded">The libraries that the runtime may load, as it lists them; null if it lists none, as in the native program.</param>
    /// <param name="folder">The folder.</param>
    internal static bool IsFolderOf(string? loaded, string folder) =>
        loaded is not null && loaded.Split(Path.PathSeparator).Contains(Path.Combine(folder, Library), StringComparer.OrdinalIgnoreCase);

    // A library of the program's name beside the native program, or beside one in a single file, is somebody else's.
    private static bool IsFolder => RuntimeFeature.IsDynamicCodeSupported && IsFolderOf(AppContext.GetData(Loaded) as string, AppContext.BaseDirectory);

    private static string SourceOf(string purpose)
    {
        if (!IsFolder)
            return Environment.ProcessPath ?? Executable;
        var executable = Path.Combine(AppContext.BaseDirectory, Executable);
        return File.Exists(executable)
            ? executable
            : throw new UsageException($"{purpose}: {AppContext.BaseDirectory} has no {Executable}; publish the program for this system and run that");
    }

    // The paths that the build wrote down. What is for this system alone lies in the folder itself.
    private static IEnumerable<string> Named(string dependencies)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(dependencies));
        return [.. document.RootElement.GetProperty("targets").EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .SelectMany(package => package.Value.EnumerateObject())
            .Where(assets => _kinds.Contains(assets.Name, StringComparer.Ordinal))
            .SelectMany(assets => assets.Value.EnumerateObject())
            .SelectMany(asset => new[] { asset.Name, Path.GetFileName(asset.Name) })];
    }
}
