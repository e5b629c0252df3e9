using System.Collections.Immutable;

namespace MarsNetCheck.LabTests.Scenarios;

/// <summary>The hosts that scenarios strike, and the endpoints that are at them.</summary>
internal static class LabHosts
{
    /// <summary>All storage accounts.</summary>
    public const string Storage = "*.blob.core.windows.net";

    /// <summary>The sign-in host.</summary>
    public const string SignIn = "login.microsoftonline.com";

    /// <summary>All hosts of Azure Backup itself.</summary>
    public const string Backup = "*.backup.windowsazure.com";

    /// <summary>Where the lab's authorities have their revocation lists.</summary>
    public const string Lists = "www.microsoft.com";

    /// <summary>The lab's OCSP responder.</summary>
    public const string Responder = "oneocsp.microsoft.com";

    /// <summary>All queues of the storage accounts.</summary>
    public const string Queues = "*.queue.core.windows.net";

    /// <summary>The endpoints at the storage accounts.</summary>
    public static readonly ImmutableArray<string> StorageEndpoints = ["blob-ceuswatcab01", "blob-weus2watcab01"];

    /// <summary>The endpoints at the queues.</summary>
    public static readonly ImmutableArray<string> QueueEndpoints = ["queue-ceuswatcab01", "queue-weus2watcab01"];

    /// <summary>The endpoints at Azure Backup itself, in the regions that stand for all.</summary>
    public static readonly ImmutableArray<string> BackupEndpoints =
    [
        "backup-management-eus", "backup-management-jpe", "backup-management-we",
        "backup-protection-eus", "backup-protection-jpe", "backup-protection-we",
        "backup-recovery-eus", "backup-recovery-jpe", "backup-recovery-we",
    ];

    /// <summary>The endpoints at hosts inside the sign-in ranges.</summary>
    public static readonly ImmutableArray<string> SignInEndpoints = ["login-device", "login-microsoft", "login-microsoftonline", "login-windows"];
}
