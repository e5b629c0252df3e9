namespace MarsNetCheck.Facts;

/// <summary>The closed list of what can be wrong with a source of proxy settings. A kind says what was seen, never what it leads to.</summary>
public enum SettingProblemKind
{
    /// <summary>A value is of another type, is cut off, or holds something that is no setting; it was ignored.</summary>
    InvalidValue,

    /// <summary>An entry of a proxy list is no proxy; it was ignored.</summary>
    InvalidProxy,

    /// <summary>A proxy is set and switched off.</summary>
    SetButOff,

    /// <summary>The flat values and the binary one say different things.</summary>
    Disagree,

    /// <summary>A bypass entry with a slash: Windows then sends every destination direct (Microsoft KB 4551930).</summary>
    BypassSlash,

    /// <summary>A bypass entry with a leading dot: it matches nothing on Windows, and subdomains elsewhere.</summary>
    BypassLeadingDot,

    /// <summary>A bypass entry with a space that does not separate (U+00A0, U+3000, …): it matches nothing.</summary>
    BypassSpace,

    /// <summary>The PAC script could not be fetched.</summary>
    PacUnreachable,

    /// <summary>The PAC script is no script, throws, takes too long or too much, or returns what is no result.</summary>
    PacError,

    /// <summary>The PAC script is at a place from which WinHTTP fetches none, such as <c>file:</c>.</summary>
    PacUnsupported,

    /// <summary>Detection is on and found nothing.</summary>
    NotDetected,
}
