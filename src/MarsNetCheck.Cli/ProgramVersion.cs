namespace MarsNetCheck.Cli;

/// <summary>What the program says of itself.</summary>
internal static class ProgramVersion
{
    /// <summary>Name and version on one line.</summary>
    public static string Line => $"marsnetcheck {typeof(Program).Assembly.GetName().Version?.ToString(3)}";
}
