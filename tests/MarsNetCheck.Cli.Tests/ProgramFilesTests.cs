using MarsNetCheck.Cli.SystemAccount;

namespace MarsNetCheck.Cli.Tests;

public sealed class ProgramFilesTests : IDisposable
{
    private readonly TemporaryFolder _download = new();

    private string Folder => _download.File("");

    private string Executable => _download.File(OperatingSystem.IsWindows() ? "marsnetcheck.exe" : "marsnetcheck", "");

    public void Dispose() => _download.Dispose();

    [Fact]
    public void A_library_laid_beside_the_native_program_makes_no_folder_of_it()
    {
        var planted = _download.File("marsnetcheck.dll", "");

        Assert.False(ProgramFiles.IsFolderOf(loaded: null, Folder));
        Assert.False(ProgramFiles.IsFolderOf(loaded: "", Folder));
        Assert.True(ProgramFiles.IsFolderOf(string.Join(Path.PathSeparator, "/elsewhere/a.dll", planted), Folder));
    }

    [Fact]
    public void Of_a_program_in_one_file_only_the_library_of_the_database_goes_with_it()
    {
        _download.File("version.dll", "");
        _download.File("marsnetcheck.dll", "");
        var sqlite = _download.File("e_sqlite3.dll", "");

        Assert.Equal([Executable, sqlite], ProgramFiles.OfExecutable(Executable));
    }

    [Fact]
    public void Of_a_folder_only_what_the_program_was_built_of_goes_with_it()
    {
        _download.File("version.dll", "");
        var library = _download.File("marsnetcheck.dll", "");
        var part = _download.File("Jint.dll", "");
        var sqlite = Path.Combine(Directory.CreateDirectory(_download.File("runtimes")).FullName, "libe_sqlite3.so");
        File.WriteAllText(sqlite, "");
        var dependencies = _download.File("marsnetcheck.deps.json", """
            { "targets": { "net10.0": {
              "Jint/4": { "dependencies": { "version.dll": "1" }, "runtime": { "lib/net10.0/Jint.dll": {} } },
              "sqlite/1": { "runtimeTargets": { "runtimes/libe_sqlite3.so": {} } } } } }
            """);

        Assert.Equal([Executable, library, dependencies, part, sqlite], ProgramFiles.OfFolder(Folder));
    }

    [Fact]
    public void The_copy_of_this_very_program_has_all_that_it_needs()
    {
        using var copy = new TemporaryFolder();

        ProgramFiles.CopyTo(copy.File("program"), "service install");

        Assert.All(["marsnetcheck.dll", "marsnetcheck.deps.json", "marsnetcheck.runtimeconfig.json", "MarsNetCheck.Hosting.dll", "Microsoft.Data.Sqlite.dll"], file => Assert.True(File.Exists(copy.File("program/" + file)), file));
        Assert.False(File.Exists(copy.File("program/MarsNetCheck.Cli.Tests.dll")));
    }
}
