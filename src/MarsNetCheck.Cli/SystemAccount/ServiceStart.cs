namespace MarsNetCheck.Cli.SystemAccount;

/// <summary>When a Windows service starts; the numbers are those of winsvc.h.</summary>
internal enum ServiceStart
{
    /// <summary>With the machine.</summary>
    Automatic = 2,

    /// <summary>When it is asked to.</summary>
    Demand = 3,

    /// <summary>Never.</summary>
    Disabled = 4,
}
