namespace MarsNetCheck.Rules;

/// <summary>Who answered.</summary>
internal enum PeerKind
{
    /// <summary>It cannot be told.</summary>
    Unknown,

    /// <summary>The service itself.</summary>
    Genuine,

    /// <summary>Something on the path.</summary>
    Foreign,
}
