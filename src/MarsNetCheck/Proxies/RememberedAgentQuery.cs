namespace MarsNetCheck.Proxies;

/// <summary>Asks the agent, or takes what it told lately.</summary>
/// <param name="inner">Asks it.</param>
/// <param name="memory">What it told.</param>
/// <param name="age">How old an answer may be; zero to ask anew.</param>
internal sealed class RememberedAgentQuery(IAgentQuery inner, AgentMemory memory, TimeSpan age) : IAgentQuery
{
    /// <inheritdoc/>
    public Task<AgentProxy?> AskAsync(CancellationToken cancellationToken) => memory.AskAsync(inner, age, cancellationToken);
}
