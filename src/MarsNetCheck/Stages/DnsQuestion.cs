using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Stages;

/// <summary>
/// One question, asked as a stub resolver asks it: the first server, then the next when it is silent or fails, and again
/// after a while in case a datagram was lost. The first answer ends it.
/// </summary>
internal sealed class DnsQuestion(ImmutableArray<ServerDoor> servers, string name, DnsRecordType type)
{
    private const int Refused = 5;

    /// <summary>After this long a silent server is joined by the next one, or sooner where the servers are many and the deadline is near: the last has half of the stage at least.</summary>
    private static readonly TimeSpan _nextServer = TimeSpan.FromMilliseconds(500);

    /// <summary>A server that had this long and said nothing is silent. A little less than the usual time of the next server, as timers are not exact.</summary>
    private static readonly TimeSpan _itsTime = TimeSpan.FromMilliseconds(450);

    /// <summary>When a question is sent again to a silent server, from its beginning.</summary>
    private static readonly ImmutableArray<TimeSpan> _resend = [TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(2)];

    /// <summary>
    /// Asks until there is an answer, all servers have failed, or the stage is over, however many servers there are. One fact for each server that
    /// was asked, or was not because it had been silent to all others.
    /// </summary>
    public async Task<ImmutableArray<DnsLookupFact>> AskAsync(ProbeScope scope, CancellationToken late)
    {
        var time = scope.Network.Time;
        var began = time.GetTimestamp();
        var next = NextServerAfter(scope.StageTimeout);
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(late);
        var asks = new List<Task<DnsLookupFact?>>();
        while (asks.Count < servers.Length)
        {
            asks.Add(AskServerAsync(servers[asks.Count], scope.LeftAfter(time.GetElapsedTime(began)), answered.Token));
            if (await AnsweredWithinAsync(asks, next, time, answered.Token).ConfigureAwait(false))
                break;
        }
        await FirstAnswerAsync(asks).ConfigureAwait(false);
        await answered.CancelAsync().ConfigureAwait(false);
        var facts = (await Task.WhenAll(asks).ConfigureAwait(false)).OfType<DnsLookupFact>().ToArray();
        scope.Caller.ThrowIfCancellationRequested();
        return [.. facts.Select(f => Outcome(f, facts))];
    }

    private TimeSpan NextServerAfter(TimeSpan stage)
    {
        var share = stage / 2 / Math.Max(1, servers.Length - 1);
        return share < _nextServer ? share : _nextServer;
    }

    /// <summary>Waits for the newest question to be answered or to fail, or for the time of the next server.</summary>
    private static async Task<bool> AnsweredWithinAsync(List<Task<DnsLookupFact?>> asks, TimeSpan next, TimeProvider time, CancellationToken token)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(token);
        var delay = Task.Delay(next, time, waiting.Token);
        var answer = FirstAnswerAsync(asks);
        await Task.WhenAny(answer, delay).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        return token.IsCancellationRequested || (answer.IsCompletedSuccessfully && await answer.ConfigureAwait(false));
    }

    /// <summary>True as soon as a server gave a definite answer; false when all have failed.</summary>
    private static async Task<bool> FirstAnswerAsync(IEnumerable<Task<DnsLookupFact?>> asks)
    {
        var pending = asks.ToList();
        while (pending.Count > 0)
        {
            var done = await Task.WhenAny(pending).ConfigureAwait(false);
            pending.Remove(done);
            if (IsDefinite(await done.ConfigureAwait(false)))
                return true;
        }
        return false;
    }

    private static bool IsDefinite(DnsLookupFact? fact) =>
        fact is { Failure: null or { Kind: FailureKind.NameNotFound or FailureKind.NoData } };

    /// <summary>Null if another server answered, or the run ended, before this one could be asked.</summary>
    private async Task<DnsLookupFact?> AskServerAsync(ServerDoor door, ProbeScope scope, CancellationToken answered)
    {
        var began = scope.Network.Time.GetTimestamp();
        if (!await door.EnterAsync(scope, answered).ConfigureAwait(false))
            return answered.IsCancellationRequested ? null : NotAsked(door.Server, scope.Network.Time.GetElapsedTime(began));
        // Who waited for a slow server has as much time on top: enough to be asked once more when a late answer to another question has ended this one.
        var fact = await AskServerAsync(door.Server, scope.Within(scope.StageTimeout + scope.Network.Time.GetElapsedTime(began)), answered).ConfigureAwait(false);
        door.Leave(fact.Failure);
        return fact;
    }

    private DnsLookupFact NotAsked(IPEndPoint server, TimeSpan waited) =>
        new() { Server = server, Type = type, Duration = waited, Failure = Failure.Of(FailureKind.NotAsked) };

    private async Task<DnsLookupFact> AskServerAsync(IPEndPoint server, ProbeScope scope, CancellationToken answered)
    {
        var attempted = await Attempt.RunAsync(scope with { Stop = answered }, token => AskAndResendAsync(server, scope, token)).ConfigureAwait(false);
        var answer = attempted.Value;
        return new DnsLookupFact
        {
            Server = server,
            Type = type,
            Addresses = answer?.Addresses ?? [],
            Aliases = answer?.Aliases ?? [],
            TimeToLive = answer?.TimeToLive,
            ExtendedErrors = answer?.ExtendedErrors ?? [],
            Transport = answer?.Transport,
            Duration = attempted.Duration,
            Failure = attempted.Failure ?? FailureOf(answer!),
        };
    }

    private async Task<DnsAnswer> AskAndResendAsync(IPEndPoint server, ProbeScope scope, CancellationToken token)
    {
        using var won = CancellationTokenSource.CreateLinkedTokenSource(token);
        var sends = new List<Task<DnsAnswer>> { scope.Network.AskDnsAsync(server, name, type, won.Token) };
        sends.AddRange(_resend.Select(after => SendLaterAsync(server, after, scope, won.Token)));
        var decisive = await DecisiveAsync(sends).ConfigureAwait(false);
        await won.CancelAsync().ConfigureAwait(false);
        return await decisive.ConfigureAwait(false);
    }

    /// <summary>
    /// The first question that is answered, or that fails at once, decides; a failure is not a lost datagram. A refusal is asked about
    /// once more: dnsmasq refuses what goes beyond 150 questions at a time, and this program asks about many names at once.
    /// </summary>
    private static async Task<Task<DnsAnswer>> DecisiveAsync(List<Task<DnsAnswer>> sends)
    {
        var first = await Task.WhenAny(sends).ConfigureAwait(false);
        if (!first.IsCompletedSuccessfully || (await first.ConfigureAwait(false)).ResponseCode != Refused)
            return first;
        sends.Remove(first);
        var second = await Task.WhenAny(sends).ConfigureAwait(false);
        return second.IsCompletedSuccessfully ? second : first;
    }

    private async Task<DnsAnswer> SendLaterAsync(IPEndPoint server, TimeSpan after, ProbeScope scope, CancellationToken token)
    {
        await Task.Delay(after, scope.Network.Time, token).ConfigureAwait(false);
        return await scope.Network.AskDnsAsync(server, name, type, token).ConfigureAwait(false);
    }

    private static Failure? FailureOf(DnsAnswer answer) => answer.ResponseCode switch
    {
        0 when answer.Addresses.IsEmpty => Failure.Of(FailureKind.NoData),
        0 => null,
        2 => Failure.Of(FailureKind.ServerFailure),
        3 => Failure.Of(FailureKind.NameNotFound),
        Refused => Failure.Of(FailureKind.QueryRefused),
        _ => Failure.Of(FailureKind.ProtocolError),
    };

    /// <summary>A server that was given up because another answered is silent if it had its time and as long as the other, and not measured otherwise.</summary>
    private static DnsLookupFact Outcome(DnsLookupFact fact, DnsLookupFact[] all)
    {
        var winner = Array.Find(all, IsDefinite);
        var givenUp = fact.Failure is { Kind: FailureKind.OutOfBudget } && winner is not null && fact.Duration >= _itsTime && fact.Duration >= winner.Duration;
        return givenUp ? fact with { Failure = Failure.Of(FailureKind.Timeout) } : fact;
    }
}
