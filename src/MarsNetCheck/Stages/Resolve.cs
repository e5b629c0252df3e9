using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>Looks a name up: by asking the DNS servers, and by asking the operating system, side by side. The two are two facts.</summary>
internal sealed class Resolve(ImmutableArray<IPEndPoint> servers, ImmutableArray<DnsRecordType> types, ImmutableArray<DnsRecordType> usable, SystemAnswer system, Gate gate)
{
    /// <summary>How long the system's answer is waited for once DNS has answered.</summary>
    private static readonly TimeSpan _systemGrace = TimeSpan.FromSeconds(1);

    /// <summary>How long the other family is waited for once one that this machine can use is there: long enough for a datagram that is sent again.</summary>
    private static readonly TimeSpan _familyGrace = TimeSpan.FromSeconds(2.5);

    private readonly ImmutableArray<ServerDoor> _doors = [.. servers.Select(s => new ServerDoor(s))];

    /// <summary>Looks a name up. A question has the stage's deadline from when it is sent: where the servers are slow, one may wait as long as that for the first answer of theirs to any.</summary>
    public async Task<ResolveFact> RunAsync(string name, ProbeScope scope)
    {
        var time = scope.Network.Time;
        var started = time.GetUtcNow();
        var began = time.GetTimestamp();
        using var late = CancellationTokenSource.CreateLinkedTokenSource(scope.Stop);
        var systemTask = AskSystemAsync(name, scope, late.Token);
        var lookups = await AskServersAsync(name, scope).ConfigureAwait(false);
        if (lookups.Any(l => l.Failure is null) && !systemTask.IsCompleted)
            late.CancelAfter(_systemGrace);
        var systemFact = WithOverrides(await systemTask.ConfigureAwait(false), lookups, name, scope);
        var addresses = Merge(systemFact, lookups);
        return new ResolveFact
        {
            Name = name,
            Lookups = lookups,
            System = systemFact,
            Addresses = addresses,
            StartedAt = started,
            Duration = time.GetElapsedTime(began),
            Failure = addresses.IsEmpty ? FailureOf(lookups, systemFact, scope) : null,
        };
    }

    private async Task<SystemLookupFact?> AskSystemAsync(string name, ProbeScope scope, CancellationToken late)
    {
        if (system == SystemAnswer.Ignore)
            return null;
        var answer = await Attempt.RunAsync(scope with { Stop = late }, token => scope.Network.LookUpBySystemAsync(name, token)).ConfigureAwait(false);
        if (answer.Failure is { Kind: FailureKind.Timeout or FailureKind.OutOfBudget })
            return null;
        ImmutableArray<IPAddress> addresses = [.. (answer.Value ?? []).Where(IsWanted).Distinct()];
        return new SystemLookupFact
        {
            Addresses = addresses,
            Duration = answer.Duration,
            Failure = answer.Failure ?? (addresses.IsEmpty ? Failure.Of(FailureKind.NoData) : null),
        };
    }

    /// <summary>Where the two differ, the machine's own entries may tell why.</summary>
    private static SystemLookupFact? WithOverrides(SystemLookupFact? fact, ImmutableArray<DnsLookupFact> lookups, string name, ProbeScope scope)
    {
        if (fact is null || lookups.IsEmpty || fact.Addresses.Any(a => lookups.Any(l => l.Addresses.Contains(a))))
            return fact;
        var agreed = fact.Addresses.IsEmpty && lookups.All(l => l.Addresses.IsEmpty);
        // An entry with an address that the system did not give was not what it answered from.
        return agreed ? fact : fact with { Overrides = scope.Network.FindOverrides(name)?.RemoveAll(o => o.Address is { } a && !fact.Addresses.Contains(a)) };
    }

    private async Task<ImmutableArray<DnsLookupFact>> AskServersAsync(string name, ProbeScope scope)
    {
        if (servers.IsEmpty)
            return [];
        using var late = CancellationTokenSource.CreateLinkedTokenSource(scope.Stop);
        var questions = types.Select(type => AskAsync(new DnsQuestion(_doors, name, type), scope, late.Token)).ToList();
        // Nobody waits long for the other family, unless it is the only one that this machine can use.
        var pending = new List<Task<ImmutableArray<DnsLookupFact>>>(questions);
        while (pending.Count > 0)
        {
            var done = await Task.WhenAny(pending).ConfigureAwait(false);
            pending.Remove(done);
            if ((await done.ConfigureAwait(false)).Any(l => l.Failure is null && usable.Contains(l.Type)))
                late.CancelAfter(_familyGrace);
        }
        var facts = await Task.WhenAll(questions).ConfigureAwait(false);
        return [.. facts.SelectMany(f => f)];
    }

    private async Task<ImmutableArray<DnsLookupFact>> AskAsync(DnsQuestion question, ProbeScope scope, CancellationToken late)
    {
        var began = scope.Network.Time.GetTimestamp();
        using var slot = await gate.EnterAsync(scope).ConfigureAwait(false);
        return slot is null ? [] : await question.AskAsync(scope.After(scope.Network.Time.GetElapsedTime(began)), late).ConfigureAwait(false);
    }

    private bool IsWanted(IPAddress address) =>
        types.Contains(address.AddressFamily == AddressFamily.InterNetworkV6 ? DnsRecordType.Aaaa : DnsRecordType.A);

    private static ImmutableArray<IPAddress> Merge(SystemLookupFact? system, ImmutableArray<DnsLookupFact> lookups) =>
        [.. (system?.Addresses ?? []).Concat(lookups.SelectMany(l => l.Addresses)).Distinct()];

    /// <summary>What the servers said counts before what the system said, and a definite answer before silence. Without a server the system cannot know better.</summary>
    private Failure FailureOf(ImmutableArray<DnsLookupFact> lookups, SystemLookupFact? system, ProbeScope scope)
    {
        if (scope.Stop.IsCancellationRequested && lookups.IsEmpty)
            return Failure.Of(FailureKind.OutOfBudget);
        if (servers.IsEmpty)
            return Failure.Of(FailureKind.NoResolver);
        // NXDOMAIN is about the name, whichever type was asked for; what else differs is decided by the first type, which is A.
        var failures = lookups.OrderBy(l => l.Failure?.Kind != FailureKind.NameNotFound).ThenBy(l => l.Type).Select(l => l.Failure).OfType<Failure>().ToList();
        var first = lookups.Where(l => l.Type == types[0]).Select(l => l.Failure).OfType<Failure>().ToList();
        var kinds = new[]
        {
            FailureKind.NoData, FailureKind.ServerFailure, FailureKind.QueryRefused, FailureKind.ProtocolError,
            FailureKind.Prohibited, FailureKind.Refused, FailureKind.Timeout, FailureKind.NotAsked,
        };
        var decisive = failures.Find(f => f.Kind == FailureKind.NameNotFound)
            ?? kinds.Select(k => first.Find(f => f.Kind == k)).FirstOrDefault(f => f is not null);
        return decisive ?? failures.FirstOrDefault() ?? system?.Failure ?? Failure.Of(FailureKind.OutOfBudget);
    }
}
