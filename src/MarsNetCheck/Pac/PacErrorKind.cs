namespace MarsNetCheck.Pac;

/// <summary>The closed list of ways in which a PAC script fails. WinHTTP reports the first four as 12166.</summary>
internal enum PacErrorKind
{
    /// <summary>The text is no script.</summary>
    Syntax,

    /// <summary>The script threw.</summary>
    Threw,

    /// <summary>The script defines neither FindProxyForURL nor FindProxyForURLEx.</summary>
    NoEntryPoint,

    /// <summary>The answer is not a text, or a text with other than printable ASCII characters.</summary>
    BadAnswer,

    /// <summary>The script is longer than the limit.</summary>
    TooLong,

    /// <summary>The script computed, or waited for look-ups, for longer than the limit.</summary>
    TimedOut,

    /// <summary>The script allocated more than the limit.</summary>
    TooMuchMemory,

    /// <summary>The script executed more statements than the limit.</summary>
    TooManyStatements,

    /// <summary>Functions called each other, or expressions were nested, deeper than the limit.</summary>
    TooDeep,

    /// <summary>The script asked for more names than the limit.</summary>
    TooManyNames,

    /// <summary>The script does what this interpreter cannot do.</summary>
    Unsupported,
}
