namespace MarsNetCheck.Proxies;

/// <summary>Remembers what the MARS agent of this machine told last, for the runs that share it: asking it starts Windows PowerShell, which takes seconds. Holds no user name and no password.</summary>
/// <param name="time">The clock by which answers grow old; null for the system's.</param>
public sealed class AgentMemory(TimeProvider? time = null)
{
    /// <summary>How long nobody else asks an agent that did not tell: it may be starting with its server.</summary>
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private (AgentProxy Proxy, long AskedAt)? _told;
    private (Task<AgentProxy?> Answer, long AskedAt)? _question;
    private long? _silentAt;

    /// <summary>What the agent tells, or told lately; null if it did not tell, which holds for 15 seconds at the most.</summary>
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
            Keep(answer, askedAt);
        return answer;
    }

    // Answers may come in another order than they were asked for, and silence takes back nothing that was told.
    private void Keep(AgentProxy? answer, long askedAt)
    {
        if (answer is null)
            _silentAt = _time.GetTimestamp();
        else if (_told is not { } told || told.AskedAt <= askedAt)
            _told = (answer, askedAt);
    }

    private Task<AgentProxy?> Recall(IAgentQuery query, TimeSpan age)
    {
        lock (_lock)
        {
            if (_told is { } told && IsWithin(told.AskedAt, age))
                return Task.FromResult<AgentProxy?>(told.Proxy);
            if (_question is { Answer.IsCompleted: false } question && IsWithin(question.AskedAt, age))
                return question.Answer;
            if (_silentAt is { } silentAt && IsWithin(silentAt, age < _rest ? age : _rest))
                return Task.FromResult<AgentProxy?>(null);
            var askedAt = _time.GetTimestamp();
            var answer = AskAnewAsync(query, CancellationToken.None);
            _question = (answer, askedAt);
            return answer;
        }
    }

    private bool IsWithin(long timestamp, TimeSpan age) => _time.GetElapsedTime(timestamp) <= age;
}
