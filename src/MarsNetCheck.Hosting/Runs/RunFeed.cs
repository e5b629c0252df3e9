using System.Collections.Immutable;
using System.Threading.Channels;

namespace MarsNetCheck.Hosting.Runs;

/// <summary>Tells everybody who listens what happens in a run. A listener that does not keep up loses the oldest events, and nobody waits for it.</summary>
public sealed class RunFeed
{
    private const int Backlog = 256;

    private ImmutableArray<Channel<RunEvent>> _listeners = [];

    /// <summary>What has come of the runs; it misses no event.</summary>
    internal RunTally Tally { get; } = new();

    /// <summary>How many listen now.</summary>
    public int Listeners => _listeners.Length;

    /// <summary>Every event from now on, until the token is cancelled.</summary>
    public IAsyncEnumerable<RunEvent> ListenAsync(CancellationToken cancellationToken = default) => ListenAsync(() => null, cancellationToken);

    /// <summary>What <paramref name="first"/> gives, asked once nothing can be missed any more, and every event from then on.</summary>
    internal async IAsyncEnumerable<RunEvent> ListenAsync(Func<RunEvent?> first, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateBounded<RunEvent>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        ImmutableInterlocked.Update(ref _listeners, l => l.Add(channel));
        try
        {
            if (first() is { } now)
                yield return now;
            await foreach (var happened in channel.Reader.ReadAllAsync(cancellationToken))
                yield return happened;
        }
        finally
        {
            ImmutableInterlocked.Update(ref _listeners, l => l.Remove(channel));
        }
    }

    /// <summary>Tells everybody.</summary>
    internal void Publish(RunEvent happened)
    {
        Tally.Add(happened);
        foreach (var listener in _listeners)
            listener.Writer.TryWrite(happened);
    }
}
