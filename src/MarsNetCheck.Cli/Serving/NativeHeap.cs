using System.Runtime.InteropServices;

namespace MarsNetCheck.Cli.Serving;

/// <summary>The memory of the C library, which TLS, compression and the history's store take theirs from.</summary>
internal static partial class NativeHeap
{
    // Names and values of malloc.h: https://man7.org/linux/man-pages/man3/mallopt.3.html
    private const int TrimThreshold = -1;
    private const int ArenaMax = -8;
    private const int UsualTrimThreshold = 128 * 1024;

    /// <summary>
    /// Lets all threads share one arena, and gives back what is free at its end: the GNU C library makes up to eight for each processor otherwise, and one large block
    /// that is freed once, the compressor's for example, makes it keep twice as much in each from then on. Does nothing where there is another C library.
    /// </summary>
    public static void KeepSmall()
    {
        Call(() => MallOpt(ArenaMax, 1));
        Call(() => MallOpt(TrimThreshold, UsualTrimThreshold));
    }

    /// <summary>Gives what is free back to the operating system: https://man7.org/linux/man-pages/man3/malloc_trim.3.html. Does nothing where there is another C library.</summary>
    public static void Trim() => Call(() => MallocTrim(0));

    private static void Call(Func<int> call)
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            call();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library: it has ways of its own.
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MallOpt(int parameter, int value);

    [LibraryImport("libc.so.6", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MallocTrim(nuint keep);
}
