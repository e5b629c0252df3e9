namespace MarsNetCheck.Facts;

/// <summary>Where a machine keeps names that it does not ask its usual DNS servers for.</summary>
public enum NameOverrideSource
{
    /// <summary>The hosts file.</summary>
    HostsFile,

    /// <summary>A rule of the Name Resolution Policy Table of Windows, which sends a namespace to DNS servers of its own.</summary>
    ResolutionPolicy,
}
