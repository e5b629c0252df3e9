namespace MarsNetCheck.Diagnosis;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; changes no verdict.</summary>
    Info,

    /// <summary>Works, and may break or be slow: degrades.</summary>
    Warning,

    /// <summary>Does not work: blocks a required endpoint, degrades a recommended one.</summary>
    Error,
}
