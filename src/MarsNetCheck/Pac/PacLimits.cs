namespace MarsNetCheck.Pac;

/// <summary>How much a PAC script may take. Passing a limit is a fact, never an exception and never a hang.</summary>
internal sealed record PacLimits
{
    /// <summary>The defaults.</summary>
    public static PacLimits Default { get; } = new();

    /// <summary>How long the script may compute for one URL, look-ups not counted; default 5 s.</summary>
    public TimeSpan Computing { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one URL may take with its look-ups; default 15 s.</summary>
    public TimeSpan Answering { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many bytes one run of the script may allocate; default 64 MB.</summary>
    public long Memory { get; init; } = 64 << 20;

    /// <summary>How many statements one run of the script may execute; default 10 million.</summary>
    public int Statements { get; init; } = 10_000_000;

    /// <summary>How deep functions may call each other; default 256.</summary>
    public int Recursion { get; init; } = 256;

    /// <summary>How long one regular expression may match; default 1 s.</summary>
    public TimeSpan Pattern { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many different names one URL may ask for; default 50.</summary>
    public int Names { get; init; } = 50;

    /// <summary>How long a script may be, in characters; default 1,048,576.</summary>
    public int ScriptLength { get; init; } = 1 << 20;

    /// <summary>How many alerts are kept for one URL; default 50.</summary>
    public int Alerts { get; init; } = 50;

    /// <summary>How many characters of an alert, of an answer and of an error message are kept; default 1,024.</summary>
    public int TextLength { get; init; } = 1024;
}
