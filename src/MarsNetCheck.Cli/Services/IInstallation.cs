namespace MarsNetCheck.Cli.Services;

/// <summary>How this operating system keeps the service.</summary>
internal interface IInstallation
{
    /// <summary>Installs it, or puts this program in the place of an older one.</summary>
    /// <param name="wish">What is wanted.</param>
    /// <param name="cancellationToken">Gives up waiting for it to stop or start.</param>
    /// <exception cref="UsageException">It cannot be done here or by this account.</exception>
    Task<int> InstallAsync(InstallWish wish, CancellationToken cancellationToken);

    /// <summary>Takes it away.</summary>
    /// <param name="rest">What becomes of the configuration and of the history.</param>
    /// <param name="cancellationToken">Gives up waiting for it to stop.</param>
    /// <exception cref="UsageException">It cannot be done here or by this account.</exception>
    Task<int> UninstallAsync(Leftovers rest, CancellationToken cancellationToken);

    /// <summary>What it does now; null if it is not installed.</summary>
    /// <exception cref="UsageException">It cannot be asked for here or by this account.</exception>
    Task<InstalledState?> StateAsync(CancellationToken cancellationToken);
}
