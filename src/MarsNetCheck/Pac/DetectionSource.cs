namespace MarsNetCheck.Pac;

/// <summary>Where automatic detection looks for a PAC script.</summary>
internal enum DetectionSource
{
    /// <summary>DHCP option 252.</summary>
    Dhcp,

    /// <summary>A host called wpad in the machine's domain or above it.</summary>
    Dns,
}
