using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using static MarsNetCheck.Cli.SystemAccount.ScmCalls;

namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>A service of Windows (winsvc.h).</summary>
[SupportedOSPlatform("windows")]
internal sealed class ScmEntry(nint handle) : IDisposable
{
    /// <summary>The right to ask for its state and its configuration.</summary>
    public const uint LookRights = 0x0001 /* query config */ | 0x0004 /* query status */;

    /// <summary>The rights to look, change, start, stop and delete.</summary>
    public const uint AllRights = LookRights | 0x0002 /* change config */ | 0x0010 /* start */ | 0x0020 /* stop */ | 0x0001_0000 /* delete */;

    private const uint ControlStop = 1;
    private const uint NoChange = 0xFFFF_FFFF;
    private const uint DescriptionLevel = 1;
    private const uint FailureActionsLevel = 2;
    private const uint DelayedStartLevel = 3;
    private const uint NonCrashFailuresLevel = 4;
    private const int NotActive = 1062;
    private const int InsufficientBuffer = 122;
    private const int InvalidLevel = 124;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    /// <summary>What it does now.</summary>
    public ScmState State => (ScmState)Query().CurrentState;

    /// <summary>The process that it runs in; null if it has ended.</summary>
    public int? ProcessId => Query() is var status && (ScmState)status.CurrentState == ScmState.Stopped ? null : (int)status.ProcessId;

    /// <summary>What Windows keeps of it.</summary>
    public ScmConfiguration Configuration
    {
        get
        {
            _ = QueryServiceConfig(handle, 0, 0, out var needed);
            if (Marshal.GetLastPInvokeError() != InsufficientBuffer)
                throw new Win32Exception();
            var buffer = Marshal.AllocHGlobal(needed);
            try
            {
                Require(QueryServiceConfig(handle, buffer, needed, out _));
                var found = Marshal.PtrToStructure<Found>(buffer);
                return new ScmConfiguration(Marshal.PtrToStringUni(found.CommandLine) ?? "", Marshal.PtrToStringUni(found.Account) ?? "", (ServiceStart)found.Start);
            }
            finally
            {
                Marshal.FreeHGlobal(buffer);
            }
        }
    }

    /// <summary>Starts it.</summary>
    public void Start() => Require(StartService(handle, 0, 0));

    /// <summary>Marks it for deletion: it is gone as soon as it has ended and nobody looks at it any more.</summary>
    public void Delete() => Require(DeleteService(handle));

    /// <summary>Asks it to end. One that has ended already stays as it is.</summary>
    public void Stop() => ControlService(handle, ControlStop, out _);

    /// <summary>Waits until it runs or has ended, and gives which.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task<ScmState> SettleAsync(CancellationToken cancellationToken)
    {
        for (var state = State; ; state = State)
        {
            if (state is ScmState.Stopped or ScmState.Running or ScmState.Paused)
                return state;
            await Task.Delay(_pause, cancellationToken);
        }
    }

    /// <summary>Asks it to end until it has.</summary>
    /// <exception cref="Win32Exception">It cannot be stopped.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        while (State != ScmState.Stopped)
        {
            // Asked again and again: a service that is still starting does not listen.
            if (State != ScmState.Stopping && !ControlService(handle, ControlStop, out _) && State == ScmState.Running && Marshal.GetLastPInvokeError() is var error and not NotActive)
                throw new Win32Exception(error);
            await Task.Delay(_pause, cancellationToken);
        }
    }

    /// <summary>Lets it run something else from its next start on.</summary>
    public void Change(string displayName, string commandLine, ServiceStart start) =>
        Require(ChangeServiceConfig(handle, NoChange, (uint)start, NoChange, commandLine, loadOrderGroup: null, tag: 0, dependencies: null, account: "LocalSystem", password: null, displayName));

    /// <summary>Says what it is for.</summary>
    public void Describe(string text)
    {
        var content = Marshal.StringToHGlobalUni(text);
        try
        {
            Require(ChangeDescription(handle, DescriptionLevel, ref content));
        }
        finally
        {
            Marshal.FreeHGlobal(content);
        }
    }

    /// <summary>Lets it start some time after the machine, when the network is up.</summary>
    public void DelayStart() => SetFlag(DelayedStartLevel);

    /// <summary>Lets Windows start it again when it has failed, by itself or by a crash.</summary>
    /// <param name="after">How long Windows waits, after the first failure, the second, and each later one.</param>
    /// <param name="forget">After how long without one the failures are counted anew.</param>
    public unsafe void RestartOnFailure(ReadOnlySpan<TimeSpan> after, TimeSpan forget)
    {
        const uint Restart = 1;
        var actions = new FailureAction[after.Length];
        for (var i = 0; i < actions.Length; i++)
            actions[i] = new FailureAction { Type = Restart, Milliseconds = (uint)after[i].TotalMilliseconds };
        fixed (FailureAction* first = actions)
        {
            var all = new FailureActions { ResetSeconds = (uint)forget.TotalSeconds, Count = (uint)actions.Length, First = (nint)first };
            RequireIfKnown(ChangeFailureActions(handle, FailureActionsLevel, ref all));
        }
        SetFlag(NonCrashFailuresLevel);
    }

    public void Dispose() => CloseServiceHandle(handle);

    private Status Query()
    {
        Require(QueryServiceStatusEx(handle, infoLevel: 0, out var status, Marshal.SizeOf<Status>(), out _));
        return status;
    }

    private void SetFlag(uint level)
    {
        var set = 1;
        RequireIfKnown(ChangeServiceFlag(handle, level, ref set));
    }

    // Wine knows no delayed start and no failure actions.
    private static void RequireIfKnown(bool done)
    {
        if (!done && Marshal.GetLastPInvokeError() != InvalidLevel)
            throw new Win32Exception();
    }

    private static void Require(bool done)
    {
        if (!done)
            throw new Win32Exception();
    }
}
