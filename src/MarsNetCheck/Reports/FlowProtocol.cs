namespace MarsNetCheck.Reports;

/// <summary>The transport protocol of a flow.</summary>
public enum FlowProtocol
{
    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>UDP: a question to a DNS server.</summary>
    Udp,
}
