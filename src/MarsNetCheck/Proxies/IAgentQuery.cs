namespace MarsNetCheck.Proxies;

/// <summary>Asks the MARS agent of this machine for its settings.</summary>
internal interface IAgentQuery
{
    /// <summary>What it is set to; null if it did not tell.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    Task<AgentProxy?> AskAsync(CancellationToken cancellationToken);
}
