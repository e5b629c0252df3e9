namespace MarsNetCheck.Proxies;

/// <summary>Asks the MARS agent of this machine for its settings.</summary>
internal interface IAgentQuery
{
    /// <summary>The JSON of <c>Get-OBMachineSetting</c>; null if the agent did not tell.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    Task<ReadOnlyMemory<byte>?> AskAsync(CancellationToken cancellationToken);
}
