using System.Text.RegularExpressions;

namespace MarsNetCheck.Tests.House;

/// <summary>The rooms of docs/architecture.md: which may know which, and what none may hold.</summary>
public sealed partial class HouseRulesTests
{
    /// <summary>What each room of the library may use of the others. A room not named here is an error: name it in docs/architecture.md too.</summary>
    private static readonly Dictionary<string, string[]> _mayUse = new(StringComparer.Ordinal)
    {
        ["Catalog"] = [],
        ["Routes"] = ["Catalog"],
        ["Facts"] = ["Routes", "Catalog"],
        ["Networks"] = ["Facts", "Registry"],
        ["Registry"] = [],
        ["Pac"] = ["Facts", "Routes"],
        ["Proxies"] = ["Registry", "Pac", "Facts", "Routes", ""],
        ["Stages"] = ["Networks", "Facts", "Routes", "Catalog"],
        ["Controls"] = ["Stages", "Networks", "Facts", "Routes", "Catalog"],
        ["Revocation"] = ["Stages", "Facts", "Routes"],
        ["Sweeps"] = ["Stages", "Networks", "Facts", "Catalog"],
        ["Diagnosis"] = ["Facts", "Routes", "Catalog"],
        ["Rules"] = ["Diagnosis", "Facts", "Routes", "Catalog"],
        ["Reports"] = ["", "Diagnosis", "Facts", "Routes", "Catalog"],
        ["Metrics"] = ["", "Reports", "Rules", "Diagnosis", "Facts", "Catalog"],
        ["Pages"] = ["", "Diagnosis", "Facts", "Routes", "Catalog", "Reports"],
        ["Settings"] = ["", "Proxies", "Registry", "Routes", "Catalog"],
        ["Telemetry"] = ["", "Reports", "Diagnosis", "Facts", "Routes", "Catalog"],
        [""] = ["Catalog", "Routes", "Facts", "Networks", "Registry", "Pac", "Proxies", "Stages", "Controls", "Revocation", "Sweeps", "Diagnosis", "Rules", "Telemetry"],
    };

    private static readonly string _source = Path.Combine(Repository.Root, "src");

    [Fact]
    public void Every_room_uses_only_what_the_table_allows()
    {
        var wrong = from file in LibraryFiles()
                    let room = RoomOf(file)
                    from used in UsedRooms(File.ReadAllText(file))
                    where !string.Equals(used, room, StringComparison.Ordinal)
                    where !_mayUse.TryGetValue(room, out var allowed) || !allowed.Contains(used, StringComparer.Ordinal)
                    select $"{Path.GetRelativePath(_source, file)} uses {(used.Length == 0 ? "the front door" : used)}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_of_the_library_is_a_room_of_the_table() =>
        Assert.Equal(_mayUse.Keys.Where(k => k.Length > 0).Order(StringComparer.Ordinal), LibraryFiles().Select(RoomOf).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void The_library_never_knows_the_simulation_or_a_console() =>
        Assert.Empty(LibraryFiles().Where(f => ForbiddenInLibrary().IsMatch(File.ReadAllText(f))).Select(Name));

    [Fact]
    public void Judging_rooms_hold_no_async_no_socket_and_no_clock() =>
        Assert.Empty(LibraryFiles().Where(f => RoomOf(f) is "Diagnosis" or "Rules" && Impure().IsMatch(File.ReadAllText(f))).Select(Name));

    [Fact]
    public void Any_exception_is_caught_in_one_place_only() =>
        Assert.Equal(["MarsNetCheck/Stages/Attempt.cs"], LibraryFiles().Where(f => CatchAll().IsMatch(File.ReadAllText(f))).Select(Name));

    [Fact]
    public void Nobody_blocks_a_thread_or_fires_and_forgets() =>
        Assert.Empty(SourceFiles().Where(f => Blocking().IsMatch(CodeOf(File.ReadAllText(f)))).Select(Name));

    [Fact]
    public void Namespaces_follow_folders()
    {
        var wrong = from file in SourceFiles()
                    let parts = Path.GetRelativePath(_source, file).Split(Path.DirectorySeparatorChar)
                    let expected = string.Join('.', parts[..^1])
                    let declared = Namespace().Match(File.ReadAllText(file)).Groups["name"].Value
                    where declared.Length > 0 && !string.Equals(declared, expected, StringComparison.Ordinal)
                    select $"{Name(file)}: {declared}";
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> SourceFiles() => Directory.EnumerateFiles(_source, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<string> LibraryFiles() => SourceFiles()
        .Where(f => f.StartsWith(Path.Combine(_source, "MarsNetCheck") + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static string Name(string file) => Path.GetRelativePath(_source, file).Replace('\\', '/');

    private static string RoomOf(string file)
    {
        var parts = Path.GetRelativePath(Path.Combine(_source, "MarsNetCheck"), file).Split(Path.DirectorySeparatorChar);
        return parts.Length > 1 ? parts[0] : "";
    }

    /// <summary>The rooms named in using lines. A file of a room sees the front door's namespace without a using line, so its types count by name.</summary>
    private static IEnumerable<string> UsedRooms(string text)
    {
        foreach (Match match in Using().Matches(text))
            yield return match.Groups["room"].Value;
        if (FrontDoor().IsMatch(CodeOf(text)))
            yield return "";
    }

    private static string CodeOf(string text) => Comment().Replace(Text().Replace(text, "\"\""), "");

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?MarsNetCheck\.(?<room>\w+)", RegexOptions.Multiline, 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<!Jint\.)\b(?:NetCheck|CheckRun|Engine|Plan|NetCheckOptions|Report)\b(?!\w)", RegexOptions.None, 1000)]
    private static partial Regex FrontDoor();

    [GeneratedRegex(@"MarsNetCheck\.(?:Simulation|Cli|Hosting)|\bConsole\.|Spectre", RegexOptions.None, 1000)]
    private static partial Regex ForbiddenInLibrary();

    [GeneratedRegex(@"\basync\b|\bawait\b|System\.Net\.Sockets\.Socket\b|\bnew Socket\b|DateTime(?:Offset)?\.(?:Utc)?Now|TimeProvider|Stopwatch|\bRandom\b|\bFile\.", RegexOptions.None, 1000)]
    private static partial Regex Impure();

    [GeneratedRegex(@"catch \(Exception(?: \w+)?\)(?!\s*when)", RegexOptions.None, 1000)]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\.Wait\(\)|Thread\.Sleep|async void|\.GetAwaiter\(\)\.GetResult\(\)", RegexOptions.None, 1000)]
    private static partial Regex Blocking();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline, 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"""(?:\\.|[^""\\\n])*""", RegexOptions.None, 1000)]
    private static partial Regex Text();

    [GeneratedRegex(@"//[^\n]*", RegexOptions.None, 1000)]
    private static partial Regex Comment();
}
