using MarsNetCheck.Facts;

namespace MarsNetCheck.Proxies;

/// <summary>Stands where there is nothing that can run a PAC script.</summary>
internal sealed class NoPacResolver : IPacResolver
{
    /// <inheritdoc/>
    public Task<Uri?> DetectAsync(CancellationToken cancellationToken) => Task.FromResult<Uri?>(null);

    /// <inheritdoc/>
    public Task<PacOutcome> AskAsync(Uri script, Uri target, CancellationToken cancellationToken) =>
        Task.FromResult(new PacOutcome { Problem = new SettingProblem(SettingProblemKind.PacError, FlatSettings.PacName, "was not run") });
}
