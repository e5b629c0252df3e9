namespace MarsNetCheck.Facts;

/// <summary>Whether a source of proxy settings has something to say.</summary>
public enum ProxySettingState
{
    /// <summary>It has settings.</summary>
    Found,

    /// <summary>It has none.</summary>
    Absent,

    /// <summary>It may not be read by this account.</summary>
    Denied,

    /// <summary>It has settings that cannot be used.</summary>
    Invalid,

    /// <summary>It could not be told.</summary>
    Unknown,

    /// <summary>The source does not exist on this platform.</summary>
    NotApplicable,
}
