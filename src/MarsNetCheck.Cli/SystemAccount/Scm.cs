using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>The service control manager of Windows (winsvc.h).</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class Scm : IDisposable
{
    private const uint ManagerConnect = 0x0001;
    private const uint ManagerCreateService = 0x0002;
    private const uint OwnProcess = 0x10;
    private const uint IgnoreErrors = 0;
    private const int DoesNotExist = 1060;

    private readonly nint _manager;

    private Scm(nint manager) => _manager = manager;

    /// <summary>Opens it with the right to create services.</summary>
    /// <exception cref="Win32Exception">This account may not.</exception>
    public static Scm OpenToCreate() => Open(ManagerConnect | ManagerCreateService);

    /// <summary>Opens it to look at services.</summary>
    /// <exception cref="Win32Exception">This account may not.</exception>
    public static Scm OpenToLook() => Open(ManagerConnect);

    /// <summary>Creates a service in the LocalSystem account with a process of its own.</summary>
    /// <param name="name">Its name, which no other service has.</param>
    /// <param name="displayName">The name that people see.</param>
    /// <param name="commandLine">What it runs, with quotes where there are spaces.</param>
    /// <param name="start">When it starts.</param>
    /// <exception cref="Win32Exception">It cannot be created.</exception>
    public ScmEntry Create(string name, string displayName, string commandLine, ServiceStart start)
    {
        // No account: LocalSystem. No interaction with a desktop.
        var handle = CreateService(_manager, name, displayName, ScmEntry.AllRights, OwnProcess, (uint)start, IgnoreErrors, commandLine, loadOrderGroup: null, tag: 0, dependencies: null, account: null, password: null);
        return handle == 0 ? throw new Win32Exception() : new ScmEntry(handle);
    }

    /// <summary>Finds a service; null if there is none of the name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rights">What will be done with it.</param>
    /// <exception cref="Win32Exception">This account may not.</exception>
    public ScmEntry? Find(string name, uint rights)
    {
        var handle = OpenService(_manager, name, rights);
        if (handle != 0)
            return new ScmEntry(handle);
        var error = Marshal.GetLastPInvokeError();
        return error == DoesNotExist ? null : throw new Win32Exception(error);
    }

    public void Dispose() => CloseServiceHandle(_manager);

    private static Scm Open(uint rights) => new(OpenSCManager(machineName: null, databaseName: null, rights) is var manager and not 0 ? manager : throw new Win32Exception());

    [LibraryImport("advapi32", EntryPoint = "OpenSCManagerW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint OpenSCManager(string? machineName, string? databaseName, uint access);

    [LibraryImport("advapi32", EntryPoint = "CreateServiceW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint CreateService(
        nint manager, string name, string displayName, uint access, uint type, uint start, uint errorControl, string commandLine,
        string? loadOrderGroup, nint tag, string? dependencies, string? account, string? password);

    [LibraryImport("advapi32", EntryPoint = "OpenServiceW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint OpenService(nint manager, string name, uint access);

    [LibraryImport("advapi32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CloseServiceHandle(nint handle);
}
