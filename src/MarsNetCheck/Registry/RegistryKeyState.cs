namespace MarsNetCheck.Registry;

/// <summary>What became of reading a registry key.</summary>
internal enum RegistryKeyState
{
    /// <summary>It was read.</summary>
    Found,

    /// <summary>There is no such key.</summary>
    Absent,

    /// <summary>This account may not read it.</summary>
    Denied,

    /// <summary>It could not be read for another reason.</summary>
    Unreadable,
}
