using MarsNetCheck.Proxies;
using Microsoft.Extensions.Time.Testing;

namespace MarsNetCheck.Tests.Proxies;

public sealed class AgentMemoryTests
{
    private static readonly TimeSpan _fiveMinutes = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider _time = new();
    private readonly Agent _agent = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_take_an_old_answer_does_not_ask_again_while_it_is_young_enough()
    {
        var memory = new AgentMemory(_time);
        foreach (var minutes in new[] { 0, 2, 3 })
        {
            _time.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal(AgentProxy.None, await memory.AskAsync(_agent, _fiveMinutes, Aborted));
        }
        Assert.Equal(1, _agent.Asked);

        _time.Advance(TimeSpan.FromSeconds(1));
        await memory.AskAsync(_agent, _fiveMinutes, Aborted);

        Assert.Equal(2, _agent.Asked);
    }

    [Fact]
    public async Task That_the_agent_did_not_tell_is_remembered_too()
    {
        var memory = new AgentMemory(_time);
        _agent.Answer = Task.FromResult<AgentProxy?>(null);

        Assert.Null(await memory.AskAsync(_agent, _fiveMinutes, Aborted));
        Assert.Null(await memory.AskAsync(_agent, _fiveMinutes, Aborted));
        Assert.Equal(1, _agent.Asked);
    }

    [Fact]
    public async Task A_run_asks_anew_and_others_take_its_answer()
    {
        var memory = new AgentMemory(_time);
        await memory.AskAsync(_agent, _fiveMinutes, Aborted);
        _agent.Answer = Task.FromResult<AgentProxy?>(null);

        Assert.Null(await memory.AskAsync(_agent, TimeSpan.Zero, Aborted));
        Assert.Null(await memory.AskAsync(_agent, _fiveMinutes, Aborted));
        Assert.Equal(2, _agent.Asked);
    }

    [Fact]
    public async Task Who_leaves_does_not_end_the_question_for_those_who_ask_next()
    {
        var memory = new AgentMemory(_time);
        var told = new TaskCompletionSource<AgentProxy?>();
        _agent.Answer = told.Task;
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Aborted);
        var left = memory.AskAsync(_agent, _fiveMinutes, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        var next = memory.AskAsync(_agent, _fiveMinutes, Aborted);
        told.SetResult(AgentProxy.None);

        Assert.Equal(AgentProxy.None, await next);
        Assert.Equal((1, false), (_agent.Asked, _agent.Token.CanBeCanceled));
    }

    [Fact]
    public async Task A_run_that_is_ended_ends_its_question()
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Aborted);

        await new AgentMemory(_time).AskAsync(_agent, TimeSpan.Zero, ended.Token);

        Assert.Equal(ended.Token, _agent.Token);
    }

    private sealed class Agent : IAgentQuery
    {
        public int Asked { get; private set; }

        public CancellationToken Token { get; private set; }

        public Task<AgentProxy?> Answer { get; set; } = Task.FromResult<AgentProxy?>(AgentProxy.None);

        public Task<AgentProxy?> AskAsync(CancellationToken cancellationToken)
        {
            (Asked, Token) = (Asked + 1, cancellationToken);
            return Answer;
        }
    }
}
