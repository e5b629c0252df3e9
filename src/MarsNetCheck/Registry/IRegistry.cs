namespace MarsNetCheck.Registry;

/// <summary>A Windows registry to read from: this machine's, or an export of one.</summary>
internal interface IRegistry
{
    /// <summary>Reads one key. Never throws: what may not or cannot be read is a state of the answer.</summary>
    /// <param name="path">The full path with its hive, for example <c>HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft</c>; compared without case.</param>
    RegistryKey Read(string path);
}
