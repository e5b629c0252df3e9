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

    /// <summary>The look-up of a name; null if the host is an address already.</summary>
    public async Task<ResolveFact?> LookUpAsync(string host, ProbeScope scope)
    {
        if (IPAddress.TryParse(host, out _))
            return null;
        var lookup = _lookups.GetOrAdd(host, name => new Lazy<Task<ResolveFact>>(() => resolve.RunAsync(name, deadline is { } d && d < scope.StageTimeout ? scope.Within(d) : scope)));
        return await lookup.Value.ConfigureAwait(false);
    }
}
