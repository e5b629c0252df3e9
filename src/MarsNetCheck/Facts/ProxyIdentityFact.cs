namespace MarsNetCheck.Facts;

/// <summary>What a proxy that wants a login says of itself. The NTLM members are from its challenge (MS-NLMP section 2.2.1.2).</summary>
public sealed record ProxyIdentityFact
{
    /// <summary>The Server field; null if there was none.</summary>
    public string? Server { get; init; }

    /// <summary>The Via field; null if there was none.</summary>
    public string? Via { get; init; }

    /// <summary>NTLM: the target's name, that of the domain or of the server; null without one.</summary>
    public string? TargetName { get; init; }

    /// <summary>NTLM: the domain's NetBIOS name; null without one.</summary>
    public string? NetBiosDomain { get; init; }

    /// <summary>NTLM: the server's NetBIOS name; null without one.</summary>
    public string? NetBiosComputer { get; init; }

    /// <summary>NTLM: the domain's DNS name; null without one.</summary>
    public string? DnsDomain { get; init; }

    /// <summary>NTLM: the server's DNS name; null without one.</summary>
    public string? DnsComputer { get; init; }
}
