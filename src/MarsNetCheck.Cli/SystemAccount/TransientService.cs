using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>A Windows service in the LocalSystem account that exists for one run (winsvc.h).</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class TransientService : IDisposable
{
    private const uint ManagerCreateService = 0x0002;
    private const uint ServiceRights = 0x0004 /* query status */ | 0x0010 /* start */ | 0x0020 /* stop */ | 0x0001_0000 /* delete */;
    private const uint OwnProcess = 0x10;
    private const uint DemandStart = 3;
    private const uint IgnoreErrors = 0;
    private const uint ControlStop = 1;
    private const uint Stopped = 1;

    private nint _manager;
    private nint _service;

    private TransientService(nint manager) => _manager = manager;

    /// <summary>Opens the service manager with the right to create services.</summary>
    /// <exception cref="Win32Exception">This account may not.</exception>
    public static TransientService Open() =>
        new(OpenSCManager(machineName: null, databaseName: null, ManagerCreateService) is var manager and not 0 ? manager : throw new Win32Exception());

    /// <summary>Creates the service, starts it, and marks it for deletion: it is gone as soon as it has ended, whatever becomes of this process.</summary>
    /// <param name="name">Its name, which no other service has.</param>
    /// <param name="commandLine">What it runs, with quotes where there are spaces.</param>
    /// <exception cref="Win32Exception">It cannot be created or started; nothing is left of it.</exception>
    public void Start(string name, string commandLine)
    {
        // No account: LocalSystem. No interaction with a desktop.
        _service = CreateService(_manager, name, name, ServiceRights, OwnProcess, DemandStart, IgnoreErrors, commandLine, loadOrderGroup: null, tag: 0, dependencies: null, account: null, password: null);
        if (_service == 0)
            throw new Win32Exception();
        var error = StartService(_service, 0, 0) ? 0 : Marshal.GetLastPInvokeError();
        var kept = DeleteService(_service) ? 0 : Marshal.GetLastPInvokeError();
        if (error != 0 || kept != 0)
            throw new Win32Exception(error != 0 ? error : kept);
    }

    /// <summary>The process that it runs in; null if it has ended.</summary>
    public int? ProcessId
    {
        get
        {
            if (!QueryServiceStatusEx(_service, infoLevel: 0, out var status, Marshal.SizeOf<Status>(), out _))
                throw new Win32Exception();
            return status.CurrentState == Stopped ? null : (int)status.ProcessId;
        }
    }

    /// <summary>Asks it to end. One that has ended already stays as it is.</summary>
    public void Stop() => ControlService(_service, ControlStop, out _);

    public void Dispose()
    {
        foreach (var handle in new[] { _service, _manager }.Where(h => h != 0))
            CloseServiceHandle(handle);
        (_service, _manager) = (0, 0);
    }

    [LibraryImport("advapi32", EntryPoint = "OpenSCManagerW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint OpenSCManager(string? machineName, string? databaseName, uint access);

    [LibraryImport("advapi32", EntryPoint = "CreateServiceW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint CreateService(
        nint manager, string name, string displayName, uint access, uint type, uint start, uint errorControl, string commandLine,
        string? loadOrderGroup, nint tag, string? dependencies, string? account, string? password);

    [LibraryImport("advapi32", EntryPoint = "StartServiceW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool StartService(nint service, uint argumentCount, nint arguments);

    [LibraryImport("advapi32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool QueryServiceStatusEx(nint service, int infoLevel, out Status status, int size, out int needed);

    [LibraryImport("advapi32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool ControlService(nint service, uint control, out Status status);

    [LibraryImport("advapi32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool DeleteService(nint service);

    [LibraryImport("advapi32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CloseServiceHandle(nint handle);

    /// <summary>SERVICE_STATUS_PROCESS; its first seven members are SERVICE_STATUS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Status
    {
        public uint Type;
        public uint CurrentState;
        public uint ControlsAccepted;
        public uint ExitCode;
        public uint SpecificExitCode;
        public uint CheckPoint;
        public uint WaitHint;
        public uint ProcessId;
        public uint Flags;
    }
}
