namespace MarsNetCheck.Proxies;

/// <summary>Finds PAC scripts and asks them. Each script is fetched once, however often it is asked.</summary>
internal interface IPacResolver
{
    /// <summary>Looks for a script by web proxy auto-discovery; null if there is none.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    Task<Uri?> DetectAsync(CancellationToken cancellationToken);

    /// <summary>Asks a script for the way to a URL.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    Task<PacOutcome> AskAsync(Uri script, Uri target, CancellationToken cancellationToken);
}
