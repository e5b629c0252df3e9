namespace MarsNetCheck.Facts;

/// <summary>How one logs in to a proxy, the weakest first.</summary>
public enum LoginScheme
{
    /// <summary>User and password as they are (RFC 7617).</summary>
    Basic,

    /// <summary>A digest of user, password and a nonce (RFC 7616).</summary>
    Digest,

    /// <summary>NTLM over one connection (MS-NLMP, MS-NTHT).</summary>
    Ntlm,

    /// <summary>Kerberos, or NTLM where there is no ticket (RFC 4559).</summary>
    Negotiate,
}
