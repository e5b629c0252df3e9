using System.Net;
using System.Threading.Channels;

namespace MarsNetCheck.Networks;

/// <summary>
/// Asks the operating system's resolver. On Windows that is asynchronous. Elsewhere getaddrinfo blocks its thread and cannot be
/// cancelled, so it gets threads of its own: on the pool, a hundred names would starve everything else (seen: five times slower).
/// </summary>
internal sealed class SystemLookup
{
    private const int MaxThreads = 64;

    private readonly Channel<Question> _questions = Channel.CreateUnbounded<Question>();
    private int _threads;

    private sealed record Question(string Name, TaskCompletionSource<IPAddress[]> Answer, CancellationToken CancellationToken);

    /// <summary>Looks a name up; stops waiting, without stopping the system's own look-up, when the token is cancelled.</summary>
    public Task<IPAddress[]> LookUpAsync(string name, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            return Dns.GetHostAddressesAsync(name, cancellationToken);
        var question = new Question(name, new(TaskCreationOptions.RunContinuationsAsynchronously), cancellationToken);
        _questions.Writer.TryWrite(question);
        StartThreadIfNeeded();
        return question.Answer.Task.WaitAsync(cancellationToken);
    }

    private void StartThreadIfNeeded()
    {
        if (Volatile.Read(ref _threads) >= MaxThreads)
            return;
        Interlocked.Increment(ref _threads);
        new Thread(Work, maxStackSize: 256 * 1024) { IsBackground = true, Name = "system look-up" }.Start();
    }

    private void Work()
    {
        while (_questions.Reader.TryRead(out var question))
            Answer(question);
        // A question written between the last look and this line found a full house perhaps: look once more.
        Interlocked.Decrement(ref _threads);
        if (_questions.Reader.Count > 0)
            StartThreadIfNeeded();
    }

    private static void Answer(Question question)
    {
        if (question.CancellationToken.IsCancellationRequested)
        {
            question.Answer.TrySetCanceled(question.CancellationToken);
            return;
        }
        try
        {
            question.Answer.TrySetResult(Dns.GetHostAddresses(question.Name));
        }
        catch (Exception error) when (error is System.Net.Sockets.SocketException or ArgumentException)
        {
            question.Answer.TrySetException(error);
        }
    }
}
