using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Pac;

/// <summary>
/// Asks one PAC script about any number of URLs. The interpreter cannot wait for a look-up, so a script that lacks a name is left, the name resolved and the
/// script run again. Runs follow one another on a thread of their own: 40 questions at once take one processor, and waiting for names takes none.
/// </summary>
internal sealed class PacEvaluator(PacScript script, IResolve resolver, ImmutableArray<IPAddress> ownAddresses, TimeProvider time) : IDisposable
{
    // Deep expressions are read and run recursively; the interpreter checks how much is left.
    private const int StackBytes = 16 << 20;
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<string, ImmutableArray<IPAddress>> _resolved = new(StringComparer.OrdinalIgnoreCase);
    private PacProgram? _program;
    private PacError? _broken;

    /// <summary>The limits; default <see cref="PacLimits.Default"/>.</summary>
    public PacLimits Limits { get; init; } = PacLimits.Default;

    /// <summary>The script's answer for a URL. What the script does wrong is in the answer. May be called from many threads at once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public async Task<PacAnswer> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var now = time.GetUtcNow();
        var call = new PacCall(url, new PacCalendar(now, time.LocalTimeZone), ownAddresses, Limits);
        using var deadline = new CancellationTokenSource(Limits.Answering, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        PacAnswer answer;
        try
        {
            answer = await AnswerAsync(call, now, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            answer = PacAnswer.Failed(new PacError(PacErrorKind.TimedOut));
        }
        return answer with { Alerts = call.Alerts, Names = call.Names, Unresolved = call.Unresolved, Elapsed = time.GetElapsedTime(began) };
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<PacAnswer> AnswerAsync(PacCall call, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var computing = Limits.Computing;
        while (true)
        {
            var run = await RunInTurnAsync(call, now, computing, cancellationToken).ConfigureAwait(false);
            if (run.Answer is { } answer)
                return answer;
            if (call.Names.Length >= Limits.Names)
                return PacAnswer.Failed(new PacError(PacErrorKind.TooManyNames));
            computing -= run.Took;
            call.Learn(run.Missing!, await ResolveAsync(run.Missing!, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<ImmutableArray<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        if (_resolved.TryGetValue(name, out var known))
            return known;
        var addresses = await resolver.ResolveAsync(name, cancellationToken).ConfigureAwait(false);
        _resolved[name] = addresses;
        return addresses;
    }

    private async Task<PacRun> RunInTurnAsync(PacCall call, DateTimeOffset now, TimeSpan computing, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // What used up its limits once would do so for each of 40 URLs.
            if (_broken is not null)
                return PacRun.Of(PacAnswer.Failed(_broken));
            var run = await OnOwnThread(call, now, computing, cancellationToken).ConfigureAwait(false);
            if (run.Answer?.Error is { Kind: not (PacErrorKind.Threw or PacErrorKind.BadAnswer) } error)
                _broken = error;
            return run;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A run that does not even end when it is told to is left alone with its thread: nobody waits for it.</summary>
    private async Task<PacRun> OnOwnThread(PacCall call, DateTimeOffset now, TimeSpan computing, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<PacRun>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(computing > TimeSpan.Zero ? computing : TimeSpan.Zero);
        var token = stop.Token;
        using var leave = new CancellationTokenSource();
        using var late = cancellationToken.Register(() => leave.CancelAfter(_grace));
        var thread = new Thread(() => done.SetResult(Run(call, now, token)), StackBytes) { IsBackground = true, Name = "PAC" };
        var began = TimeProvider.System.GetTimestamp();
        thread.Start();
        PacRun run;
        try
        {
            run = await done.Task.WaitAsync(computing + _grace, TimeProvider.System, leave.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            run = PacRun.Of(PacAnswer.Failed(new PacError(PacErrorKind.TimedOut)));
        }
        cancellationToken.ThrowIfCancellationRequested();
        return run with { Took = TimeProvider.System.GetElapsedTime(began) };
    }

    private PacRun Run(PacCall call, DateTimeOffset now, CancellationToken stop)
    {
        call.Begin();
        try
        {
            if (script.Text.Length > Limits.ScriptLength)
                return PacRun.Of(PacAnswer.Failed(new PacError(PacErrorKind.TooLong)));
            _program ??= PacProgram.Read(script.Text, Limits);
            return PacRun.Of(_program.Run(call, now, time.LocalTimeZone, stop));
        }
        catch (MissingNameException missing)
        {
            return new PacRun(null, missing.Name);
        }
        catch (Exception error) when (error is not ThreadInterruptedException)
        {
            return PacRun.Of(PacAnswer.Failed(PacFailure.Of(error, Limits)));
        }
    }

    /// <summary>One run: its answer, or the name that it lacks.</summary>
    private sealed record PacRun(PacAnswer? Answer, string? Missing)
    {
        public TimeSpan Took { get; init; }

        public static PacRun Of(PacAnswer answer) => new(answer, null);
    }
}
