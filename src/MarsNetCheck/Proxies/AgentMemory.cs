namespace MarsNetCheck.Proxies;

/// <summary>Remembers what the MARS agent of this machine told last, for the runs that share it: asking it starts Windows PowerShell, which takes seconds. Holds no user name and no password.</summary>
/// <param name="time">The clock by which answers grow old; null for the system's.</param>
public sealed class AgentMemory(TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private Task<AgentProxy?>? _answer;
    private long _askedAt;

    /// <summary>What the agent tells, or told lately; null if it did not tell.</summary>
    /// <param name="query">Asks it.</param>
    /// <param name="age">How old an answer may be; zero to ask anew, which others then need not.</param>
    /// <param name="cancellationToken">Ends the wait. A question whose answer may be kept goes on for those who ask next.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    internal Task<AgentProxy?> AskAsync(IAgentQuery query, TimeSpan age, CancellationToken cancellationToken) =>
        age == TimeSpan.Zero ? AskAnewAsync(query, cancellationToken) : Recall(query, age).WaitAsync(cancellationToken);

    private async Task<AgentProxy?> AskAnewAsync(IAgentQuery query, CancellationToken cancellationToken)
    {
        var askedAt = _time.GetTimestamp();
        var answer = await query.AskAsync(cancellationToken).ConfigureAwait(false);
        lock (_lock)
            (_answer, _askedAt) = (Task.FromResult(answer), askedAt);
        return answer;
    }

    private Task<AgentProxy?> Recall(IAgentQuery query, TimeSpan age)
    {
        lock (_lock)
        {
            if (_answer is null || _time.GetElapsedTime(_askedAt) > age)
                (_answer, _askedAt) = (query.AskAsync(CancellationToken.None), _time.GetTimestamp());
            return _answer;
        }
    }
}
