namespace MarsNetCheck.Diagnosis;

/// <summary>Who must act.</summary>
public enum Blame
{
    /// <summary>Nobody can be named yet.</summary>
    Unknown,

    /// <summary>The administrator of this machine.</summary>
    Local,

    /// <summary>Whoever set the proxy or agent settings of this machine.</summary>
    Configuration,

    /// <summary>The DNS team.</summary>
    Dns,

    /// <summary>The firewall team.</summary>
    Firewall,

    /// <summary>The proxy team.</summary>
    Proxy,

    /// <summary>Microsoft: the service itself.</summary>
    Microsoft,
}
