using MarsNetCheck.Proxies;
using Microsoft.Extensions.Time.Testing;

namespace MarsNetCheck.Tests.Proxies;

public sealed class AgentMemoryTests
{
    private static readonly TimeSpan _fiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly AgentProxy _other = AgentProxy.TryParse("http://proxy.example.test:8080", out var proxy) ? proxy : AgentProxy.None;

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
    public async Task That_the_agent_did_not_tell_is_remembered_for_seconds_only()
    {
        var memory = new AgentMemory(_time);
        _agent.Answer = Task.FromResult<AgentProxy?>(null);
        Assert.Null(await memory.AskAsync(_agent, _fiveMinutes, Aborted));
        _agent.Answer = Task.FromResult<AgentProxy?>(AgentProxy.None);

        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(await memory.AskAsync(_agent, _fiveMinutes, Aborted));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(AgentProxy.None, await memory.AskAsync(_agent, _fiveMinutes, Aborted));
        Assert.Equal(2, _agent.Asked);
    }

    [Fact]
    public async Task The_seconds_for_which_it_did_not_tell_begin_when_nobody_waits_for_it_any_more()
    {
        var memory = new AgentMemory(_time);
        var told = new TaskCompletionSource<AgentProxy?>();
        _agent.Answer = told.Task;
        var asked = memory.AskAsync(_agent, _fiveMinutes, Aborted);
        _time.Advance(TimeSpan.FromSeconds(10));
        told.SetResult(null);
        await asked;

        _time.Advance(TimeSpan.FromSeconds(10));
        await memory.AskAsync(_agent, _fiveMinutes, Aborted);

        Assert.Equal(1, _agent.Asked);
    }

    [Fact]
    public async Task That_the_agent_did_not_tell_a_run_takes_back_nothing_that_it_told()
    {
        var memory = new AgentMemory(_time);
        await memory.AskAsync(_agent, _fiveMinutes, Aborted);
        _agent.Answer = Task.FromResult<AgentProxy?>(null);

        Assert.Null(await memory.AskAsync(_agent, TimeSpan.Zero, Aborted));
        Assert.Equal(AgentProxy.None, await memory.AskAsync(_agent, _fiveMinutes, Aborted));
        Assert.Equal(2, _agent.Asked);
    }

    [Fact]
    public async Task A_run_asks_anew_and_others_take_its_answer()
    {
        var memory = new AgentMemory(_time);
        await memory.AskAsync(_agent, _fiveMinutes, Aborted);
        _agent.Answer = Task.FromResult<AgentProxy?>(_other);

        Assert.Equal(_other, await memory.AskAsync(_agent, TimeSpan.Zero, Aborted));
        Assert.Equal(_other, await memory.AskAsync(_agent, _fiveMinutes, Aborted));
        Assert.Equal(2, _agent.Asked);
    }

    [Fact]
    public async Task An_answer_that_was_late_does_not_replace_one_that_was_asked_for_after_it()
    {
        var memory = new AgentMemory(_time);
        var late = new TaskCompletionSource<AgentProxy?>();
        _agent.Answer = late.Task;
        var first = memory.AskAsync(_agent, TimeSpan.Zero, Aborted);
        _time.Advance(TimeSpan.FromSeconds(5));
        _agent.Answer = Task.FromResult<AgentProxy?>(_other);
        await memory.AskAsync(_agent, TimeSpan.Zero, Aborted);

        late.SetResult(AgentProxy.None);

        Assert.Equal(AgentProxy.None, await first);
        Assert.Equal(_other, await memory.AskAsync(_agent, _fiveMinutes, Aborted));
    }

    [Fact]
    public async Task A_question_that_broke_is_not_remembered()
    {
        var memory = new AgentMemory(_time);
        foreach (var broken in new[] { Task.FromException<AgentProxy?>(new IOException()), Task.FromCanceled<AgentProxy?>(new CancellationToken(canceled: true)) })
        {
            _agent.Answer = broken;
            await Assert.ThrowsAnyAsync<Exception>(() => memory.AskAsync(_agent, _fiveMinutes, Aborted));
        }
        _agent.Answer = Task.FromResult<AgentProxy?>(AgentProxy.None);

        Assert.Equal(AgentProxy.None, await memory.AskAsync(_agent, _fiveMinutes, Aborted));
        Assert.Equal(3, _agent.Asked);
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
        Assert.Equal((1, false), (_agent.Asked, _agent.Ended));
    }

    [Fact]
    public async Task A_run_that_is_ended_ends_its_question()
    {
        _agent.Answer = new TaskCompletionSource<AgentProxy?>().Task;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Aborted);
        var run = new AgentMemory(_time).AskAsync(_agent, TimeSpan.Zero, ending.Token);

        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(_agent.Ended);
    }

    private sealed class Agent : IAgentQuery
    {
        public int Asked { get; private set; }

        /// <summary>True if a question ended because its token was cancelled.</summary>
        public bool Ended { get; private set; }

        public Task<AgentProxy?> Answer { get; set; } = Task.FromResult<AgentProxy?>(AgentProxy.None);

        public async Task<AgentProxy?> AskAsync(CancellationToken cancellationToken)
        {
            Asked++;
            try
            {
                return await Answer.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                Ended = true;
                throw;
            }
        }
    }
}
