namespace MarsNetCheck.Catalog;

/// <summary>What an endpoint is for; the first column of the report.</summary>
public enum EndpointGroup
{
    /// <summary>Sign-in: Microsoft Entra ID.</summary>
    Auth,

    /// <summary>The Azure Backup and Azure Resource Manager control plane.</summary>
    Control,

    /// <summary>Storage accounts that take the backup data.</summary>
    Data,

    /// <summary>The connectivity probes of the operating system (NCSI), plain HTTP.</summary>
    Connectivity,

    /// <summary>Certificate revocation lists, OCSP responders and issuer certificates, plain HTTP.</summary>
    Pki,

    /// <summary>Where the agent and its updates are downloaded from.</summary>
    Download,
}
