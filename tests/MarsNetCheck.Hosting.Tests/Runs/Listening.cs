using MarsNetCheck.Hosting.Runs;

namespace MarsNetCheck.Hosting.Tests.Runs;

/// <summary>Somebody who listens to what happens in runs, from the moment it is made.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private readonly IAsyncEnumerator<RunEvent> _events;
    private Task<bool> _next;

    public Listening(RunFeed feed)
    {
        _events = feed.ListenAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        // The feed takes a listener up when it first waits.
        _next = _events.MoveNextAsync().AsTask();
    }

    /// <summary>Waits for the next event of a kind; others pass.</summary>
    public async Task<T> NextAsync<T>()
        where T : RunEvent
    {
        while (await _next.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken))
        {
            var happened = _events.Current;
            _next = _events.MoveNextAsync().AsTask();
            if (happened is T wanted)
                return wanted;
        }
        throw new InvalidOperationException("The feed ended.");
    }

    // The wait that is under way ends with the test's token.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
