namespace MarsNetCheck.Facts;

/// <summary>Whose credentials a run has for a proxy.</summary>
public enum CredentialKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>A user and a password that were given.</summary>
    Given,

    /// <summary>The ticket or logon of the account that probes.</summary>
    Integrated,
}
