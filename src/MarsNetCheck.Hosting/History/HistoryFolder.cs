using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace MarsNetCheck.Hosting.History;

/// <summary>The folder of the store, held by one service at a time.</summary>
internal sealed class HistoryFolder : IDisposable
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    private readonly string _path;
    private readonly FileStream _held;

    private HistoryFolder(string path, FileStream held) => (_path, _held) = (path, held);

    /// <summary>Makes the folder if there is none, for its owner alone, and holds it.</summary>
    /// <exception cref="HistoryException">It cannot be used, or accounts other than this one and those that rule the machine may write there.</exception>
    public static HistoryFolder Hold(string path)
    {
        path = Path.GetFullPath(path);
        if (File.Exists(path))
            throw new HistoryException($"{path}: is a file; set {HistoryProblem.Setting} to a folder");
        Guarded(path, Create);
        if (Guarded(path, ProblemOf) is { } problem)
            throw new HistoryException($"{path}: {problem}, or set {HistoryProblem.Setting} to another folder");
        // The hold ends with the process, however that ends; the file stays.
        return new HistoryFolder(path, Guarded(Path.Combine(path, "history.lock"), name => Open(name, FileMode.OpenOrCreate)));
    }

    /// <summary>The full path of a file in it.</summary>
    public string PathOf(string name) => Path.Combine(_path, name);

    /// <summary>Makes an empty file, for its owner alone.</summary>
    public static void CreateFile(string path) => Open(path, FileMode.CreateNew).Dispose();

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersFile;
        return new FileStream(path, options);
    }

    private static string? ProblemOf(string path) => OperatingSystem.IsWindows() ? WindowsFolderRights.ProblemOf(path) : UnixFolderRights.ProblemOf(path);

    private static object? Create(string path)
    {
        if (Directory.Exists(path))
            return null;
        if (OperatingSystem.IsWindows())
            CreateOnWindows(path);
        else
            Directory.CreateDirectory(path, OwnersFolder);
        return null;
    }

    // Under ProgramData a new folder would be readable, and could be added to, by every account.
    [SupportedOSPlatform("windows")]
    private static void CreateOnWindows(string path)
    {
        using var self = WindowsIdentity.GetCurrent();
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        SecurityIdentifier?[] allowed = [self.User, new(WellKnownSidType.BuiltinAdministratorsSid, domainSid: null), new(WellKnownSidType.LocalSystemSid, domainSid: null)];
        foreach (var account in allowed.OfType<SecurityIdentifier>())
            security.AddAccessRule(new FileSystemAccessRule(account, FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));
        new DirectoryInfo(path).Create(security);
    }

    private static T Guarded<T>(string path, Func<string, T> work)
    {
        try
        {
            return work(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw HistoryProblem.Of(e, path);
        }
    }
}
