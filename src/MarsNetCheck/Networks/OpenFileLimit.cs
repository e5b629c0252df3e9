using System.Runtime.InteropServices;

namespace MarsNetCheck.Networks;

/// <summary>How many connections this process may hold open, by its limit on open files.</summary>
internal static partial class OpenFileLimit
{
    private const int Highest = 8192;

    /// <summary>RLIMIT_NOFILE of Linux.</summary>
    private const int OpenFiles = 7;

    /// <summary>What the process needs for itself: the runtime, its files, its output.</summary>
    private const int Reserved = 200;

    /// <summary>The number of connections that may be open at once, 16 to 8,192: half of what the limit leaves, as a question may need a second socket.</summary>
    public static int Connections()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            return Highest / 4;
        return Math.Clamp((SoftLimit() - Reserved) / 2, 16, Highest);
    }

    /// <summary>Raises the soft limit to the hard one, as a shell's default of 1,024 would make large runs serial, and gives it.</summary>
    private static int SoftLimit()
    {
        if (GetLimit(OpenFiles, out var limit) != 0)
            return 1024;
        var wanted = limit with { Soft = Math.Min(limit.Hard, 2 * Highest + Reserved) };
        if (wanted.Soft > limit.Soft && SetLimit(OpenFiles, wanted) == 0)
            limit = wanted;
        return (int)Math.Min(limit.Soft, int.MaxValue);
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out ResourceLimit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in ResourceLimit limit);

    /// <summary>struct rlimit of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private record struct ResourceLimit(ulong Soft, ulong Hard);
}
