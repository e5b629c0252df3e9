namespace MarsNetCheck.Pac;

/// <summary>Starts the interpreter without what costs 0.3 s: its first options list all time zones of the machine and sort them by their names in the user's language.</summary>
/// <remarks>
/// Nothing of that is used here: the zone of a script is given to it. Off Windows the list comes from the folder that TZDIR names, so for the few
/// milliseconds of the start it names none; afterwards the platform's list is as it was. InvariantTimezone would do the same and take the local time away.
/// </remarks>
internal static class JintStart
{
    private const string FolderVariable = "TZDIR";

    private static readonly Lazy<bool> _started = new(Start);

    /// <summary>Does it once in a process.</summary>
    public static void Once() => _ = _started.Value;

    private static bool Start()
    {
        if (OperatingSystem.IsWindows())
            return true;
        // Who asks for the local time meanwhile finds it already read.
        _ = TimeZoneInfo.Local;
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Environment.SetEnvironmentVariable(FolderVariable, "/nonexistent");
        try
        {
            _ = new Jint.Options();
        }
        finally
        {
            Environment.SetEnvironmentVariable(FolderVariable, folder);
            TimeZoneInfo.ClearCachedData();
        }
        return true;
    }
}
