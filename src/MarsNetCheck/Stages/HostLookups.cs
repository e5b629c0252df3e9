using System.Collections.Concurrent;
using System.Net;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>Looks every host name of a run up once, however many endpoints or routes share it.</summary>
/// <param name="resolve">The stage.</param>
/// <param name="deadline">A shorter deadline than the stage's own; null for the stage's.</param>
internal sealed class HostLookups(Resolve resolve, TimeSpan? deadline)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ResolveFact>>> _lookups = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The look-up of a name; null if the host is an address already. It has a stage's whole deadline, as others wait for it: a control stops waiting at its own.</summary>
    public async Task<ResolveFact?> LookUpAsync(string host, ProbeScope scope)
    {
        if (IPAddress.TryParse(host, out _))
            return null;
        var whole = scope.Whole;
        var lookup = _lookups.GetOrAdd(host, name => new Lazy<Task<ResolveFact>>(() => resolve.RunAsync(name, deadline is { } d && d < whole.StageTimeout ? whole.Within(d) : whole)));
        if (scope.CutFrom is null)
            return await lookup.Value.ConfigureAwait(false);
        var waited = await Attempt.RunAsync(scope, token => lookup.Value.WaitAsync(token)).ConfigureAwait(false);
        return waited.Value ?? new ResolveFact { Name = host, StartedAt = waited.StartedAt, Duration = waited.Duration, Failure = Failure.Of(FailureKind.OutOfBudget) };
    }
}
