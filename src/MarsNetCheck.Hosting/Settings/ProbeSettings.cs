namespace MarsNetCheck.Hosting.Settings;

/// <summary>What <c>/probe</c> may be asked for. Targets of the catalog are always allowed.</summary>
public sealed class ProbeSettings
{
    /// <summary>Further targets, each a host name with an optional port, default 443; <c>*.</c> before it stands for one label or more. Addresses of cloud metadata services are refused all the same.</summary>
    public IList<string> Allow { get; init; } = [];

    /// <summary>How many probes may be under way at once: 1 to 64, default 4.</summary>
    public int Concurrency { get; set; } = 4;
}
