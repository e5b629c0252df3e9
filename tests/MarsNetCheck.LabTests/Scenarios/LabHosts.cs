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

    /// <summary>The endpoints at the storage accounts.</summary>
    public static readonly ImmutableArray<string> StorageEndpoints = ["blob-ceuswatcab01", "blob-weus2watcab01"];
}
